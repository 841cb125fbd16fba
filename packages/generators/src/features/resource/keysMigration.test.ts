import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import type { Knex } from 'knex';
import * as evolved from '../../__testUtils__/evolved.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';
import type { FieldChange } from '../../blueprint/history.ts';

jest.setTimeout(120_000);

const { incident } = evolved;
const databases = createTestDatabases();
const writeMigrations = migrationFolders();

const fields = ['component:string', 'year:integer', 'team:string?'];

function migrationsOf(
  unique: string[][] | undefined,
  lines: string[],
  ...changes: Omit<FieldChange, 'addedAt'>[]
) {
  const entry = { ...incident(lines, ...changes), unique };
  return writeMigrations([entry]);
}

const insert = (knex: Knex, id: number, values: object) =>
  knex('incidents').insert({
    id: `01900000-0000-7000-8000-00000000000${id}`,
    version: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    created_by: 'user:default/mock',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...values,
  });

const key = ['component', 'year'];
const other = ['team', 'year'];

describe.each(databases.eachSupportedId())('keys on %p', databaseId => {
  const migrated = async (...args: Parameters<typeof migrationsOf>) => {
    const knex = await databases.init(databaseId);
    await latest(knex, await migrationsOf(...args));
    return knex;
  };
  const schemaOf = async (...args: Parameters<typeof migrationsOf>) =>
    tableSchema(await migrated(...args), 'incidents');

  it.each<
    [
      string,
      string[][] | undefined,
      Omit<FieldChange, 'addedAt'>,
      string[][] | undefined,
    ]
  >([
    ['makes', undefined, { addUnique: [key, other] }, [key, other]],
    ['removes', [key, other], { removeUnique: [key] }, [other]],
    [
      'replaces',
      [key],
      { addUnique: [[...key, 'team']], removeUnique: [key] },
      [[...key, 'team']],
    ],
  ])('%s, there and back', async (_, before, change, after) => {
    const wanted = await schemaOf(after, fields);
    const knex = await migrated(before, fields);
    const was = await tableSchema(knex, 'incidents');
    await insert(knex, 1, { component: 'a', year: 1, team: 'x' });
    await insert(knex, 2, { component: 'b', year: 1 });
    await insert(knex, 3, { component: 'c', year: 1 });
    const directory = await migrationsOf(before, fields, change);

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    await knex('knex_migrations').where('id', 2).delete();
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    await knex.migrate.rollback({ directory });
    expect(await tableSchema(knex, 'incidents')).toEqual(was);
  });

  it('stops at rows with the same values, names these, and changes nothing', async () => {
    const knex = await migrated([other], fields);
    const before = await tableSchema(knex, 'incidents');
    await insert(knex, 1, { component: 'a', year: 7 });
    await insert(knex, 2, { component: 'b', year: 7 });
    await insert(knex, 3, { component: 'a', year: 7 });
    const directory = await migrationsOf([other], fields, {
      addUnique: [['component', 'team'], key],
      removeUnique: [other],
    });

    await expect(latest(knex, directory)).rejects.toThrow(
      'incidents has several rows with the same component and year, which have to differ before this migration can run: {"component":"a","year":7}',
    );
    expect(await tableSchema(knex, 'incidents')).toEqual(before);

    await knex('incidents').where({ component: 'a' }).delete();
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).not.toEqual(before);
  });

  it('follows a field that is renamed, there and back', async () => {
    const renamed = ['service:string', 'year:integer', 'team:string?'];
    const wanted = await schemaOf([['service', 'year'], other], renamed);
    const knex = await migrated([key, other], fields);
    const before = await tableSchema(knex, 'incidents');
    const directory = await migrationsOf([key, other], fields, {
      rename: { component: 'service' },
    });

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    await knex.migrate.rollback({ directory });
    expect(await tableSchema(knex, 'incidents')).toEqual(before);
  });

  it('has names that PostgreSQL does not cut', async () => {
    const long = ['a', 'b'].map(letter => letter.repeat(60));
    const lines = [
      ...long.map(name => `${name}:string`),
      `${'c'.repeat(60)}:string?:unique`,
      `${'d'.repeat(60)}:integer?:index`,
    ];
    const wanted = await schemaOf([long], lines);
    const names = wanted.indexes.map(({ name }: any) => name);
    expect(names.every((name: string) => name.length <= 63)).toBe(true);

    const knex = await migrated(undefined, lines.slice(0, 2));
    const directory = await migrationsOf(
      undefined,
      lines.slice(0, 2),
      { add: lines.slice(2) },
      { addUnique: [long] },
    );
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    await knex.migrate.rollback({ directory });
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
  });
});
