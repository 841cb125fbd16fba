import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { Condition, whereGiven } from './whereGiven';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('whereGiven, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.integer('number').notNullable();
      table.string('name').notNullable();
    });
    await knex('things').insert([
      { number: 0, name: 'a' },
      { number: 1, name: 'a' },
      { number: 2, name: 'b' },
    ]);
  });

  const numbers = async (...conditions: Condition[]) =>
    (await whereGiven(knex('things'), conditions).orderBy('number')).map(
      ({ number }) => number,
    );

  it('leaves out what is not given', async () => {
    expect(await numbers()).toEqual([0, 1, 2]);
    expect(
      await numbers(['number', '=', undefined], ['name', '<', undefined]),
    ).toEqual([0, 1, 2]);
  });

  it('compares with what is given, be it false in JavaScript', async () => {
    expect(await numbers(['number', '=', 0])).toEqual([0]);
    expect(await numbers(['number', '>', 0])).toEqual([1, 2]);
    expect(await numbers(['name', '<', 'b'])).toEqual([0, 1]);
    expect(await numbers(['name', '=', ''])).toEqual([]);
  });

  it('takes any of several values', async () => {
    expect(await numbers(['number', '=', [0, 2]])).toEqual([0, 2]);
    expect(await numbers(['number', '=', [1]])).toEqual([1]);
    expect(await numbers(['number', '=', []])).toEqual([]);
    expect(
      await numbers(['number', '=', [0, 1, 2]], ['name', '=', ['a', 'c']]),
    ).toEqual([0, 1]);
  });

  it('asks for all conditions at once', async () => {
    expect(
      await numbers(['name', '=', 'a'], ['number', '>', 0], ['number', '<', 2]),
    ).toEqual([1]);
  });
});
