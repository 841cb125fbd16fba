import { z } from 'zod';
import type { FieldType } from './field.ts';

const moment = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite(value => new Date(value).toISOString())
  .regex(/^(?!0000)\d{4}-/);

export const datetimeType: FieldType = {
  name: 'datetime',
  example: 'startedAt:datetime:index',
  accepts: 'Time in ISO 8601 with an offset; kept in UTC',
  column: column => `timestamp('${column}')`,
  input: () => 'dateTime()',
  parameter: () => 'dateTime()',
  output: () => 'z.iso.datetime()',
  value: () => 'string',
  imports: {
    input: 'dateTime',
    parameter: 'dateTime',
    fromRow: 'toIsoString',
  },
  row: () => 'Date | string',
  fromRow: (value, { optional }) =>
    optional
      ? `${value} ? toIsoString(${value}) : null`
      : `toIsoString(${value})`,
  ordered: true,
  defaults: {
    expected: 'a time such as 2026-01-31T12:00:00Z',
    parse: text => moment.safeParse(text).data,
  },
  sample: (_, n) => `2026-01-0${n}T0${n}:00:00.000Z`,
  distinct: (_, n) => `new Date(${n}).toISOString()`,
  largest: () => `'9999-12-31T23:59:59.999Z'`,
  bad: () => [`'yesterday'`, `'0000-01-01T00:00:00Z'`, '1'],
  badParameter: () => `'yesterday'`,
};
