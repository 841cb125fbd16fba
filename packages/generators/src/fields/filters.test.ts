import { filtersOf, hasSharedParameters } from './filters.ts';
import { parseFields } from './grammar.ts';

it('has ranges for ordered types only', () => {
  const fields = parseFields(
    'at:date:index name:string:index count:integer parent:ref(x)',
  );
  expect(filtersOf(fields).map(({ name }) => name)).toEqual([
    'at',
    'atAfter',
    'atBefore',
    'name',
    'parent',
  ]);
});

it.each([
  ['at:date:index atAfter:string:index', 'atAfter'],
  ['atBefore:string:index at:datetime:index', 'atBefore'],
  ['n:number:index nAfter:ref(x)', 'nAfter'],
])('refuses two filters of one name: %s', (lines, name) => {
  expect(() => parseFields(lines)).toThrow(
    `field "${name}" would have the name of a filter`,
  );
});

it('takes a name like that of a filter which is none', () => {
  expect(parseFields('at:date:index atAfter:string')).toHaveLength(2);
  expect(parseFields('at:string:index atAfter:string:index')).toHaveLength(2);
});

it('leaves shared parameters out where a field has one of their names', () => {
  const has = (lines: string) => hasSharedParameters(parseFields(lines));

  expect(has('createdAtAfter:date:index')).toBe(false);
  expect(has('createdAtBefore:string:index title:string')).toBe(false);
  expect(has('count:integer:index')).toBe(false);
  expect(has('count:integer createdAtAfter:date created:datetime:index')).toBe(
    true,
  );
});
