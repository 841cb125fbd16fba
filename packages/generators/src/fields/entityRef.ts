import { kebabCase } from '../blueprint/names.ts';
import type { FieldType } from './field.ts';

// The rules of the catalog, which @stagecraft/backend-runtime asks itself.
const KIND = /[a-z][a-z0-9]{0,62}/.source;
const NAMESPACE = /(?!-)[a-z0-9-]{1,63}(?<!-)/.source;
const NAME = /(?![-_.])[\w.-]{1,63}(?<![-_.])/.source;
const REFERENCE = new RegExp(`^${KIND}:${NAMESPACE}/${NAME}$`);

function parse(text: string) {
  const reference = text.toLowerCase();
  return REFERENCE.test(reference) ? reference : undefined;
}

export const entityRefType: FieldType = {
  name: 'entityRef',
  example: 'service:entityRef?:index',
  accepts:
    'Reference to an entity that the catalog could have; kept in full and in lower case',
  bytes: 255,
  column: column => `string('${column}', 255)`,
  comment: () => 'Entity reference',
  input: () => 'entityRef()',
  parameter: () => 'entityRef()',
  output: () => 'z.string()',
  value: () => 'string',
  imports: { input: 'entityRef', parameter: 'entityRef' },
  row: () => 'string',
  defaults: {
    expected: 'a full reference such as group:default/guests',
    parse,
  },
  sample: ({ name }, n) => `component:default/${kebabCase(name)}-${n}`,
  distinct: ({ name }, n) =>
    `\`component:default/${kebabCase(name)}-\${${n}}\``,
  largest: () => "`a:b/${'c'.repeat(63)}`",
  bad: ({ name }) => [
    `'${kebabCase(name)}-1'`,
    "`a:b/${'c'.repeat(64)}`",
    `'a:b/c\\n'`,
    `'user:a b/c'`,
    `'user:../..//etc'`,
    '1',
  ],
  badParameter: ({ name }) => `'${kebabCase(name)}-1'`,
};
