import { checkSharedNames } from './sharedNames.ts';

const resource = (name: string, plural: string, ...fields: string[]) => ({
  name,
  plural,
  addedAt: '2026-01-01T00:00:00Z',
  fields: ['title:string', ...fields],
});

it('takes resources that have nothing in common', () => {
  const resources = [
    resource('user', 'users', 'groupName:string:index', 'name:string:unique'),
    resource('usersGroup', 'usersGroups', 'name:string:index'),
    resource('page', 'pages', 'n:integer'),
    resource('request', 'requests'),
  ];
  expect(() => checkSharedNames(resources)).not.toThrow();
  expect(() => checkSharedNames([])).not.toThrow();
});

it.each([
  [
    'the name "requestitem"',
    [resource('request', 'requests'), resource('requestItem', 'asks')],
  ],
  [
    'the name "users"',
    [resource('user', 'users'), resource('member', 'users')],
  ],
  [
    'the name "userlog"',
    [resource('userLog', 'userLogs'), resource('userlog', 'userlogs')],
  ],
  [
    'the OpenAPI schema "CreateUser"',
    [resource('user', 'users'), resource('createUser', 'createUsers')],
  ],
  [
    'the OpenAPI schema "UserPage"',
    [resource('user', 'users'), resource('userPage', 'userPages')],
  ],
  [
    'the table or index "users_groups_name_id_index"',
    [
      resource('user', 'users', 'groupsName:string:index'),
      resource('usersGroup', 'usersGroups', 'name:string:index'),
    ],
  ],
  [
    'the table or index "users_created_by_idempotency_key_unique"',
    [resource('user', 'users', 'createdByIdempotencyKey:string:unique')],
  ],
])('refuses %s', (twice, resources) => {
  expect(() => checkSharedNames(resources)).toThrow(
    `${twice} would be used twice; choose another name`,
  );
});

it.each(['index', 'unique'])('takes long names of fields with :%s', option => {
  const [a, b] = ['a', 'b'].map(end => `${'a'.repeat(59)}${end}`);
  const fields = [a, b].map(name => `${name}:string:${option}`);
  expect(() =>
    checkSharedNames([resource('user', 'users', ...fields)]),
  ).not.toThrow();
});
