import { kebabCase } from '../blueprint/names.ts';
import type { FieldType } from './field.ts';

const parse = (text: string) =>
  text.length <= 255 && /^[a-z0-9]+(:[\w.-]+\/[\w.-]+)$/i.test(text)
    ? text.toLowerCase()
    : undefined;

export const entityRefType: FieldType = {
  name: 'entityRef',
  example: 'service:entityRef?:index',
  accepts:
    'Reference to an entity of the catalog; kept in full and in lower case',
  column: column => `string('${column}', 255)`,
  comment: () => 'Entity reference',
  input: () => 'entityRef()',
  parameter: () => 'entityRef()',
  output: () => 'z.string()',
  imports: { input: 'entityRef', parameter: 'entityRef' },
  row: () => 'string',
  defaults: {
    expected: 'a full reference such as group:default/guests',
    parse,
  },
  sample: ({ name }, n) => `component:default/${kebabCase(name)}-${n}`,
  distinct: ({ name }, n) =>
    `\`component:default/${kebabCase(name)}-\${${n}}\``,
  largest: "`a:b/${'漢'.repeat(251)}`",
  bad: ({ name }) => [
    `'${kebabCase(name)}-1'`,
    `'x'.repeat(256)`,
    `'a:b/c\\0'`,
    '1',
  ],
  badParameter: ({ name }) => `'${kebabCase(name)}-1'`,
};
