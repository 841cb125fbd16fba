import { databaseName, ownDatabaseName } from './databaseName.ts';

const long = 'a'.repeat(60);

it('names what PostgreSQL takes as Knex does', () => {
  expect(databaseName('users', 'name', 'unique')).toBe('users_name_unique');
  expect(databaseName('a'.repeat(52), 'id', 'index')).toHaveLength(61);
  expect(ownDatabaseName('users', 'name', 'unique')).toBeUndefined();
});

it('shortens what is too long, to one name each', () => {
  const names = [
    databaseName('users', long, 'unique'),
    databaseName('users', long, 'id', 'index'),
    databaseName('users', `${long.slice(1)}b`, 'unique'),
    databaseName(long, 'user', 'unique'),
  ];

  expect(names[0]).toBe(`users_${'a'.repeat(41)}_3e4cf3ec_unique`);
  expect(names.map(name => name.length)).toEqual([63, 63, 63, 63]);
  expect(new Set(names).size).toBe(4);
  expect(ownDatabaseName('users', long, 'unique')).toBe(names[0]);
});
