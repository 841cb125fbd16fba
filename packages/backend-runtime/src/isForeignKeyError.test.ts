import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { isForeignKeyError } from './isForeignKeyError';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('isForeignKeyError, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('parents', table => {
      table.integer('id').primary();
    });
    await knex.schema.createTable('children', table => {
      table.integer('id').primary();
      table.integer('parent').notNullable().references('id').inTable('parents');
    });
    await knex('parents').insert({ id: 1 });
    await knex('children').insert({ id: 1, parent: 1 });
  });

  const errorOf = (query: PromiseLike<unknown>) =>
    Promise.resolve(query).then(
      () => undefined,
      error => error,
    );

  it('knows what refers to nothing', async () => {
    const child = { id: 2, parent: 2 };
    for (const query of [
      knex('children').insert(child),
      knex('children').update({ parent: 2 }),
      knex('parents').delete(),
    ]) {
      expect(isForeignKeyError(await errorOf(query))).toBe(true);
    }
  });

  it('takes nothing else for it', async () => {
    for (const query of [
      knex('children').insert({ id: 1, parent: 1 }),
      knex('children').insert({ id: 2 }),
      knex('nowhere'),
    ]) {
      const error = await errorOf(query);
      expect(error).toHaveProperty('message');
      expect(isForeignKeyError(error)).toBe(false);
    }
    expect(isForeignKeyError(undefined)).toBe(false);
  });
});
