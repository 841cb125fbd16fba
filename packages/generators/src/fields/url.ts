import { kebabCase } from '../blueprint/names.ts';
import type { FieldType } from './field.ts';

const parse = (text: string) =>
  /^https?:\/\//i.test(text) && text.length <= 2048 && URL.canParse(text)
    ? new URL(text).href
    : undefined;

const sampleUrl = (name: string) => `https://example.com/${kebabCase(name)}`;

export const urlType: FieldType = {
  name: 'url',
  example: 'runbook:url?',
  accepts: 'URL of http or https, of at most 2,048 characters',
  bytes: 2048,
  column: column => `string('${column}', 2048)`,
  input: () => 'url()',
  parameter: () => 'url()',
  output: () => 'z.url()',
  value: () => 'string',
  imports: { input: 'url', parameter: 'url' },
  row: () => 'string',
  defaults: { expected: 'a URL such as https://example.com', parse },
  sample: ({ name }, n) => `${sampleUrl(name)}/${n}`,
  distinct: ({ name }, n) => `\`${sampleUrl(name)}/\${${n}}\``,
  largest: () => `'https://example.com/'.padEnd(2048, 'x')`,
  bad: () => [
    `'example.com'`,
    `'ftp://example.com'`,
    `'https://example.com/'.padEnd(2049, 'x')`,
    `'https://example.com/\\0'`,
    `'https://example.com/\\ud800'`,
    '1',
  ],
  badParameter: () => `'example.com'`,
};
