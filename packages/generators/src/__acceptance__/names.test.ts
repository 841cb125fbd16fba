import { resourceNames } from '../blueprint/resourceName.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldLists } from './fieldLists.ts';
import { names } from './names.ts';

// What is accepted here is rendered, typechecked, linted and tested by run.ts.
it('has at least 80 names and field lists, each once', () => {
  const rows = [...names, ...fieldLists].map(row => JSON.stringify(row));
  expect(rows.length).toBeGreaterThanOrEqual(80);
  expect(new Set(rows).size).toBe(rows.length);
});

it.each(names.filter(row => 'becomes' in row))(
  'accepts the name $name, and makes $becomes of it',
  ({ name, plural, becomes }) => {
    expect(resourceNames(name, plural).plural).toBe(becomes);
  },
);

it.each(names.filter(row => 'refused' in row))(
  'refuses the name $name: $refused',
  ({ name, plural, refused }) => {
    expect(() => resourceNames(name, plural)).toThrow(refused);
  },
);

const isRefused = (row: { refused?: string }) => row.refused !== undefined;

it.each(fieldLists.filter(row => !isRefused(row)))(
  'accepts the fields $fields',
  ({ fields }) => {
    expect(parseFields(fields)).toHaveLength(fields.split(' ').length);
  },
);

it.each(fieldLists.filter(isRefused))(
  'refuses the fields $fields: $refused',
  ({ fields, refused }) => {
    expect(() => parseFields(fields)).toThrow(refused);
  },
);
