import { z } from 'zod';
import type { FieldType } from './field.ts';

const day = z.iso.date().refine(value => !value.startsWith('0000'));

export const dateType: FieldType = {
  name: 'date',
  example: 'dueOn:date?:index',
  accepts: 'Day, such as `2026-01-31`',
  // Text sorts as days do, and PostgreSQL's driver loses days of a date column: it
  // makes them midnight in the server's time zone.
  column: column => `string('${column}', 10)`,
  comment: () => 'YYYY-MM-DD',
  input: () => 'date()',
  parameter: () => 'date()',
  output: () => 'z.iso.date()',
  value: () => 'string',
  imports: { input: 'date', parameter: 'date' },
  row: () => 'string',
  ordered: true,
  defaults: {
    expected: 'a day such as 2026-01-31',
    parse: text => day.safeParse(text).data,
  },
  sample: (_, n) => `2026-01-0${n}`,
  distinct: (_, n) => `new Date(${n} * 86_400_000).toISOString().slice(0, 10)`,
  largest: () => `'9999-12-31'`,
  bad: () => [`'2026-02-30'`, `'0000-01-01'`, `'2026-01-01T00:00:00Z'`, '1'],
  badParameter: () => `'2026-02-30'`,
};
