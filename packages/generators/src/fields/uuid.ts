import { z } from 'zod';
import type { FieldType } from './field.ts';

const PREFIX = '00000000-0000-4000-8000-';

export const uuidType: FieldType = {
  name: 'uuid',
  example: 'traceId:uuid?:index',
  accepts: 'UUID; kept in lower case',
  column: column => `uuid('${column}')`,
  input: () => 'z.uuid().toLowerCase()',
  parameter: () => 'z.uuid().toLowerCase()',
  output: () => 'z.uuid()',
  value: () => 'string',
  imports: {},
  row: () => 'string',
  defaults: {
    expected: `a UUID such as ${PREFIX}000000000001`,
    parse: text => z.uuid().toLowerCase().safeParse(text).data,
  },
  sample: (_, n) => `${PREFIX}00000000000${n}`,
  distinct: (_, n) => `\`${PREFIX}\${100_000_000_000 + ${n}}\``,
  bad: () => [`''`, `'1'`, `'${PREFIX}00000000000g'`, '1'],
  badParameter: () => `'1'`,
};
