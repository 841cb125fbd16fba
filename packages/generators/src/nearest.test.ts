import { nearest } from './nearest.ts';

it('takes one letter for no other one', () => {
  expect(nearest('c', ['a', 'b'])).toBeUndefined();
});

const names = ['auth', 'cache', 'logger', 'permissionsRegistry', 'scheduler'];

it.each([
  ['cach', 'cache'],
  ['auht', 'auth'],
  ['schedular', 'scheduler'],
  ['permissionRegistry', 'permissionsRegistry'],
])('takes %s for %s', (typed, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});

it.each(['actionsRegistry', 'rootConfig', 'x', ''])(
  'takes %j for none',
  typed => {
    expect(nearest(typed, names)).toBeUndefined();
  },
);
