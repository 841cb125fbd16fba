import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import {
  isConstraintError,
  isForeignKeyError,
  isUniqueError,
} from './databaseErrors';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('database errors, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('parents', table => {
      table.integer('id').primary();
    });
    await knex.schema.createTable('children', table => {
      table.integer('id').primary();
      table.integer('parent').notNullable().references('id').inTable('parents');
      table.integer('a').checkPositive();
      table.text('b');
      table.unique(['a', 'b']);
    });
    await knex('parents').insert({ id: 1 });
    await knex('children').insert([
      { id: 1, parent: 1, a: 1, b: 'x' },
      { id: 2, parent: 1, a: 2, b: 'x' },
    ]);
  });

  const refusalsOf = async (query: PromiseLike<unknown>) => {
    const error = await Promise.resolve(query).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toHaveProperty('message');
    return {
      unique: isUniqueError(error),
      foreignKey: isForeignKeyError(error),
      constraint: isConstraintError(error),
    };
  };
  const nothing = { unique: false, foreignKey: false, constraint: false };

  it('knows what is taken', async () => {
    for (const query of [
      knex('children').insert({ id: 1, parent: 1 }),
      knex('children').insert({ id: 3, parent: 1, a: 1, b: 'x' }),
      knex('children').where({ id: 2 }).update({ a: 1 }),
    ]) {
      expect(await refusalsOf(query)).toEqual({
        ...nothing,
        unique: true,
        constraint: true,
      });
    }
  });

  it('knows what refers to nothing', async () => {
    for (const query of [
      knex('children').insert({ id: 3, parent: 2 }),
      knex('children').update({ parent: 2 }),
      knex('parents').delete(),
    ]) {
      expect(await refusalsOf(query)).toEqual({
        ...nothing,
        foreignKey: true,
        constraint: true,
      });
    }
  });

  it('knows what another constraint refuses, whatever the values say', async () => {
    const b = 'unique constraint, FOREIGN KEY constraint failed';
    for (const query of [
      knex('children').insert({ id: 3, b }),
      knex('children').update({ parent: null, b }),
      knex('children').insert({ id: 3, parent: 1, a: -1, b }),
      knex('children').where({ id: 2 }).update({ a: -1, b }),
    ]) {
      expect(await refusalsOf(query)).toEqual({ ...nothing, constraint: true });
    }
  });

  it('knows what a parent that restricts its children refuses', async () => {
    await knex.schema.createTable('kept', table => {
      table.integer('parent').references('parents.id').onDelete('RESTRICT');
    });
    await knex('kept').insert({ parent: 1 });

    const refusals = await refusalsOf(knex('parents').delete());
    expect(refusals).toMatchObject({ unique: false, constraint: true });
  });

  it('takes nothing else for it', async () => {
    expect(await refusalsOf(knex('nowhere'))).toEqual(nothing);
    for (const error of [undefined, null, 'text', { code: 23505 }, {}]) {
      expect(isConstraintError(error)).toBe(false);
    }
  });
});

it('knows what a value that does not fit its column gives', () => {
  for (const code of ['22001', '22003', '22P02', '23502', '44000', 'P0001']) {
    expect(isConstraintError({ code })).toBe(true);
  }
});
