import { resourceNameProblem, resourceNames } from './resourceName.ts';

const FORM =
  'cannot be a resource: it has to start with a lower-case letter and go on with letters and digits, such as incident or changeRequest';

it.each([
  ['', 'the name of the resource is empty; try incident or changeRequest'],
  ...[
    '2fa',
    'Incident',
    'a_b',
    'a b',
    '../x',
    'a/b',
    'élan',
    'a-',
    '-a',
    'a--b',
    'a-B',
    '__proto__',
  ].map(name => [name, `"${name}" ${FORM}`]),
  [
    'health',
    '"health" cannot be a resource, because it is the path of the health check; try teamHealth',
  ],
  [
    'knex-migration',
    '"knex-migration" cannot be a resource, because it is like the names of tables that the database keeps for itself; try teamKnexMigration',
  ],
  [
    `aB${'a'.repeat(61)}`,
    `"aB${'a'.repeat(61)}" is too long for the name of a table in PostgreSQL: a_b${'a'.repeat(61)} has 64 characters, and 63 are allowed`,
  ],
])('refuses %j', (name, problem) => {
  expect(resourceNameProblem(name)).toBe(problem);
  expect(() => resourceNames(name, 'things')).toThrow(problem);
  expect(() => resourceNames('thing', name)).toThrow(problem);
});

it.each([
  ['incident', undefined, 'incident', 'incidents'],
  ['change-request', undefined, 'changeRequest', 'changeRequests'],
  ['changeRequest', 'change-orders', 'changeRequest', 'changeOrders'],
  ['request', undefined, 'request', 'requests'],
  ['news', undefined, 'news', 'newsItems'],
  ['teamNews', undefined, 'teamNews', 'teamNewsItems'],
  ['sheep', 'flock', 'sheep', 'flock'],
  ['a'.repeat(62), undefined, 'a'.repeat(62), `${'a'.repeat(62)}s`],
  ...['order', 'group', 'user', 'service', 'server', 'table'].map(name => [
    name,
    undefined,
    name,
    `${name}s`,
  ]),
])('takes %j with plural %j', (name, plural, singular, many) => {
  expect(resourceNames(name!, plural)).toEqual({
    name: singular,
    plural: many,
  });
});

it('suggests names that work', () => {
  for (const name of ['health', 'knexMigration']) {
    const [, works] = /; try (\w+)$/.exec(resourceNameProblem(name)!)!;
    expect(resourceNameProblem(works)).toBeUndefined();
  }
});

it('refuses a plural that is too long, or the same', () => {
  expect(() => resourceNames('a'.repeat(63))).toThrow(
    `"${'a'.repeat(63)}s" is too long`,
  );
  expect(() => resourceNames('deployments')).toThrow(
    '"deployments" is its own plural, and the code needs two names; call the resource deployment, or say --plural deploymentsItems',
  );
  expect(() => resourceNames('sheep', 'sheep')).toThrow(
    '"sheep" is its own plural, and the code needs two names; say --plural sheepItems',
  );
});
