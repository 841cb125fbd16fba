import { parseFields } from './grammar.ts';
import { sortProblem } from './sorts.ts';

const fields = parseFields(
  'title:string:index due:date:index at:datetime?:index count:integer ratio:number:unique',
);

it('takes what has an order and an index', () => {
  expect(sortProblem(['due'], fields)).toBeUndefined();
  expect(sortProblem(['at', 'due'], fields)).toBeUndefined();
});

it.each([
  [['nothing'], 'no field "nothing" to sort by; there are: title, due, at'],
  [['due', 'createdAt'], 'no field "createdAt"'],
  [['count'], 'and "count" has none; write count:integer:index'],
  [['ratio'], 'and "ratio" has none; write ratio:number:index'],
  [['title'], 'not sorted by "title", since string has no order'],
  [['due', 'due'], 'sorted by "due" twice'],
])('refuses %j', (names, problem) => {
  expect(sortProblem(names, fields)).toContain(problem);
});

it('refuses a filter of the name that it takes', () => {
  const own = parseFields('sort:string:index due:date:index');
  expect(sortProblem(['due'], own)).toContain('a parameter "sort" of its own');
  const free = parseFields('sort:string due:date:index');
  expect(sortProblem(['due'], free)).toBeUndefined();
});
