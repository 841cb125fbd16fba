import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { formatField, parseFields } from './grammar.ts';
import { fieldTypes } from './index.ts';

const plain = { values: [], optional: false, unique: false, index: false };

it.each<[string, object]>([
  ['title:string', { name: 'title', type: 'string' }],
  ['notes:text?', { name: 'notes', type: 'text', optional: true }],
  ['a1B2:integer:index', { name: 'a1B2', type: 'integer', index: true }],
  [
    'code:string?:unique',
    { name: 'code', type: 'string', optional: true, unique: true },
  ],
  [
    'code:string?:unique(ignoreCase)',
    {
      name: 'code',
      type: 'string',
      optional: true,
      unique: true,
      ignoresCase: true,
    },
  ],
  [
    'level:enum(v1.0,in-progress,a_b):index',
    {
      name: 'level',
      type: 'enum',
      values: ['v1.0', 'in-progress', 'a_b'],
      index: true,
    },
  ],
  [
    'parent:ref(incident,cascade)?',
    {
      name: 'parent',
      type: 'ref',
      values: ['incident', 'cascade'],
      optional: true,
      index: true,
    },
  ],
  [
    'price:decimal(15,0):unique',
    { name: 'price', type: 'decimal', values: ['15', '0'], unique: true },
  ],
  // A filter may not be called limit, but a field may.
  ['limit:integer', { name: 'limit', type: 'integer' }],
  [`${'a'.repeat(60)}:boolean`, { name: 'a'.repeat(60), type: 'boolean' }],
  ...['class', 'select', 'default', 'unknown', 'then', 'toJSON'].map(
    name => [`${name}:string`, { name, type: 'string' }] as [string, object],
  ),
])('parses %s', (line, field) => {
  expect(parseFields(line)).toEqual([{ ...plain, ...field }]);
  expect(formatField(parseFields(line)[0])).toBe(line);
});

it('splits at blanks, but not in parentheses', () => {
  const text = '  a:string\n b:enum( x , y z?)  c:text';
  expect(() => parseFields(text)).toThrow('"y z?" cannot be a value');
  expect(parseFields(text.replace(' z?', '')).map(formatField)).toEqual([
    'a:string',
    'b:enum(x,y)',
    'c:text',
  ]);
});

const NAME =
  'cannot be a field: it has to start with a lower-case letter and go on with letters and digits';
const VALUE =
  'cannot be a value: it has to be 1 to 63 letters, digits, dots, dashes and underscores';
const EXPECTED =
  'expected name:type, then ? if optional, =value, :unique or :index';
const FIELD = 'title:string';

it.each([
  ['title', EXPECTED, FIELD],
  ['Title', EXPECTED, FIELD],
  ['id', EXPECTED, 'ownId:string'],
  ['title:', EXPECTED, FIELD],
  [':string', EXPECTED, FIELD],
  ['title?:string', EXPECTED, FIELD],
  ['title:string:unique?', EXPECTED, FIELD],
  ['title:string:unique:index', EXPECTED, FIELD],
  ['level:enum(a,b', EXPECTED, 'level:string'],
  ['level:enum(a,(b))', EXPECTED, 'level:string'],
  ['Title:string', `"Title" ${NAME}`, FIELD],
  ['2nd:integer', `"2nd" ${NAME}`, 'own2nd:integer'],
  ['a_b:text', `"a_b" ${NAME}`, 'aB:text'],
  ['größe:wrong', `"größe" ${NAME}`, 'groE:string'],
  ['__proto__:string', `"__proto__" ${NAME}`, 'proto:string'],
  ['id:string', 'every resource has a field "id" already', 'ownId:string'],
  [
    'createdAt:datetime',
    'every resource has a field "createdAt" already',
    'ownCreatedAt:datetime',
  ],
  [
    'xmin:string:uniq',
    'PostgreSQL gives every table a column "xmin"',
    'ownXmin:string',
  ],
  [
    'isPrototypeOf:string',
    'JavaScript gives every object a member "isPrototypeOf"',
    'ownIsPrototypeOf:string',
  ],
  [
    `aB${'c'.repeat(58)}:string`,
    `its column a_b${'c'.repeat(58)} has 61 characters, and 60 are allowed`,
    `aB${'c'.repeat(28)}:string`,
  ],
  [
    'a:strin',
    'there is no type "strin", only string, text, integer, bigint, number, decimal, boolean, date, datetime, enum, json, uuid, url, entityRef, ref',
    'a:string',
  ],
  ['a:string(x,y)', 'only decimal, enum, ref have parentheses', 'a:string'],
  ['a:decimal', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(12)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(1,0)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(16,2)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(5,6)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(5,-1)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  ['a:decimal(x,2)', 'a decimal has two numbers', 'a:decimal(12,2)'],
  [
    'a:enum',
    'an enum names its values in parentheses',
    'a:enum(low,medium,high)',
  ],
  ['a:enum()?', `"" ${VALUE}`, 'a:enum(low,medium,high)?'],
  [
    'a:enum(x)',
    'an enum has at least two values, all different',
    'a:enum(low,medium,high)',
  ],
  [
    'a:enum(x,y,x)',
    'an enum has at least two values, all different',
    'a:enum(low,medium,high)',
  ],
  ["a:enum(x,it's)", `"it's" ${VALUE}`, 'a:enum(low,medium,high)'],
  ['a:enum(x,-y)', `"-y" ${VALUE}`, 'a:enum(low,medium,high)'],
  [
    `a:enum(x,${'y'.repeat(64)})`,
    `"${'y'.repeat(64)}" ${VALUE}`,
    'a:enum(low,medium,high)',
  ],
  [
    'a:string:uniq',
    'there is no option "uniq", only unique, unique(ignoreCase) and index',
    'a:string',
  ],
  [
    'a:string:unique(case)',
    'there is no option "unique(case)", only unique, unique(ignoreCase) and index',
    'a:string',
  ],
  [
    'a:uuid:unique(ignoreCase)',
    'uuid takes no :unique(ignoreCase): only a string has letters',
    'a:uuid',
  ],
  [
    `${'a'.repeat(57)}:string:unique(ignoreCase)`,
    `its column ${'a'.repeat(57)}_folded would have 64 characters`,
    `${'a'.repeat(57)}:string`,
  ],
  [
    'a:text?:unique',
    'text takes no :unique: PostgreSQL cannot index long text; use string',
    'a:text?',
  ],
  [
    'a:text:index',
    'text takes no :index: PostgreSQL cannot index long text; use string',
    'a:text',
  ],
  [
    'a:boolean:unique',
    'boolean takes no :unique: a table could then have no more than two rows',
    'a:boolean',
  ],
  [
    'a:enum(x,y):unique',
    'enum takes no :unique: a table could then have no more rows than the enum has values',
    'a:enum(x,y)',
  ],
  [
    'a:json:index',
    'json takes no :index: a database would compare its text',
    'a:json',
  ],
  [
    'a:ref(b):index',
    'ref takes no :index: it has an index already',
    'a:ref(b)',
  ],
  ...['a:ref', 'a:ref()', 'a:ref(B)'].map(line => [
    line,
    'a ref names one resource of this plugin',
    'a:uuid:index',
  ]),
  ...['a:ref(b,restrict)', 'a:ref(b,cascade,setnull)'].map(line => [
    line,
    'a ref names one resource of this plugin',
    'a:ref(b)',
  ]),
  [
    'order:ref(b)',
    'a list has a parameter "order" of its own',
    'ownOrder:ref(b)',
  ],
  [
    'limit:integer:index',
    'a list has a parameter "limit" of its own',
    'limit:integer',
  ],
])('refuses %s', (line, problem, works) => {
  expect(() => parseFields([line])).toThrow(`field "${line}": ${problem}`);
  expect(() => parseFields([line])).toThrow(`; try ${works}`);
  expect(parseFields(works)).toHaveLength(1);
});

it.each([[''], [[]], ['  ']])('refuses to have no field: %j', none => {
  expect(() => parseFields(none)).toThrow(
    'a resource needs at least one field, such as title:string',
  );
});

it('refuses a name that is there twice', () => {
  expect(() => parseFields('a:string b:text a:text')).toThrow(
    'field "a" is there twice; name each once',
  );
});

it('writes what it parses, and refuses with a line that works', () => {
  const part = fc.oneof(
    fc.constantFrom(
      ...fieldTypes.keys(),
      ...'(x,y) (x) ? = =1 =x :unique :unique(ignoreCase) :index : a id limit'.split(
        ' ',
      ),
    ),
    fc.string({ maxLength: 3 }),
  );
  const line = fc.tuple(
    fc.constantFrom('a:', 'limit:', ''),
    fc.array(part, { maxLength: 4 }),
  );
  const verdict = (text: string): string => {
    try {
      const fields = parseFields([text]);
      return isDeepStrictEqual(parseFields(fields.map(formatField)), fields)
        ? 'yes'
        : `${text} is written differently`;
    } catch (error) {
      const [, works] = /; try ([^;]+)$/.exec((error as Error).message)!;
      return parseFields(works).length === 1 ? 'yes' : works;
    }
  };
  fc.assert(
    fc.property(line, ([start, parts]) => {
      expect(verdict(start + parts.join(''))).toBe('yes');
    }),
    { numRuns: 1000 },
  );
});

it('refuses a field with the name of a column that another one brings', () => {
  expect(() =>
    parseFields('aFolded:text? a:string:unique(ignoreCase)'),
  ).toThrow(
    'field "aFolded" would have the name of a column that "a:string:unique(ignoreCase)" brings; use another name',
  );
  expect(parseFields('aFolded:text? a:string:unique')).toHaveLength(2);
});
