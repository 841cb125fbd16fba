import { incident } from '../__testUtils__/evolved.ts';
import { parseFields } from '../fields/grammar.ts';
import { checkKeys, differingField } from './checkKeys.ts';
import type { FieldChange } from './history.ts';

const fields = [
  'component:entityRef',
  'year:integer=2026',
  'phase:enum(a,b)=a',
  'done:boolean',
  'code:string:unique',
  'notes:text?',
  'page:url',
  'title:string',
  'team:uuid?',
  'before:ref(incident)?',
  'owner:ref(incident)',
];

const check = (
  unique: string[][] | undefined,
  ...changes: Omit<FieldChange, 'addedAt'>[]
) => checkKeys({ ...incident(fields, ...changes), unique });

it.each([
  [[['component', 'year']]],
  [
    [
      ['done', 'title'],
      ['title', 'year', 'phase'],
    ],
  ],
  [[['phase', 'team']]],
  [[['before', 'phase']]],
  [[['owner', 'phase']]],
  [undefined],
])('takes %j', keys => {
  expect(() => check(keys)).not.toThrow();
});

it.each([
  [
    [['component', 'unknown']],
    'there is no field "unknown"; there are: component, ',
  ],
  [[['year', 'year']], 'it has a field twice'],
  [[['code', 'year']], '"code" is unique by itself'],
  [
    [['notes', 'year']],
    'the key "notes,year": it cannot have "notes": PostgreSQL cannot index long',
  ],
  [[['page', 'title']], 'may have 2813 bytes together'],
  [[['year', 'phase']], 'only one row could have all of the defaults'],
  [[['done', 'phase']], 'could then have a few rows only'],
])('refuses %j', (keys, problem) => {
  expect(() => check(keys)).toThrow(problem);
});

const key = [['component', 'year']];

it('follows a key through renames, and removes it under its new name', () => {
  const rename = { rename: { component: 'service' } };
  const removeUnique = [['year', 'service']];
  expect(() => check(key, rename, { removeUnique })).not.toThrow();
  expect(() => check(key, rename, { removeUnique: key })).toThrow(
    'there is no key "component,year"; there is "service,year"',
  );
});

it.each<[Omit<FieldChange, 'addedAt'>, string]>([
  [
    { remove: ['year'] },
    'field "year" is in the key "component,year"; say --remove-unique "component,year" first',
  ],
  [{ addUnique: [['year', 'component']] }, 'a key "year,component" already'],
  [{ removeUnique: [['title', 'year']] }, 'there is no key "title,year"'],
  [
    { add: ['a:text?'], addUnique: [['title', 'year']] },
    'keys change apart from fields; say --add-unique "title,year" in a command',
  ],
])('refuses the change %j', (change, problem) => {
  expect(() => check(key, change)).toThrow(problem);
});

it('refuses to remove a key where there was none', () => {
  expect(() => check(undefined, { removeUnique: key })).toThrow(
    'there is no key "component,year"; there is none',
  );
});

it('finds the field in which rows can differ', () => {
  const nameOf = (lines: string) => differingField(parseFields(lines))?.name;
  expect(nameOf('a:string b:integer c:boolean d:uuid?')).toBe('b');
  expect(nameOf('a:boolean b:uuid?')).toBe('b');
  expect(nameOf('a:ref(d) b:enum(x,y)')).toBe('a');
  expect(nameOf('a:boolean b:enum(x,y)')).toBeUndefined();
});
