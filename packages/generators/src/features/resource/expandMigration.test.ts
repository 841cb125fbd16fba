import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import type { Knex } from 'knex';
import * as evolved from '../../__testUtils__/evolved.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';
import type { ResourceEntry } from '../../blueprint/blueprint.ts';
import type { FieldChange } from '../../blueprint/history.ts';

jest.setTimeout(120_000);

const { incident } = evolved;
const databases = createTestDatabases();
const writeMigrations = migrationFolders();
const migrationsOf = (...entries: ResourceEntry[]) => writeMigrations(entries);

const team: ResourceEntry = {
  name: 'team',
  plural: 'teams',
  addedAt: '2025-01-01T00:00:00Z',
  fields: ['name:string'],
};
const rowId = (n: number) =>
  `01900000-0000-7000-8000-0000000${String(n).padStart(5, '0')}`;
const row = (n: number, values: object) => ({
  id: rowId(n),
  version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  created_by: 'user:default/mock',
  updated_at: '2026-01-01T00:00:00.000Z',
  ...values,
});

const before = [
  'title:string',
  'team:ref(team,setnull)?',
  'year:integer=2026:index',
  'level:enum(low,high)',
];
const rename = { title: 'headline', team: 'group', year: 'season' };
const expand: Omit<FieldChange, 'addedAt'> = { expand: true, rename };
const contract = { contract: Object.keys(rename) };
const keyed = (...changes: Omit<FieldChange, 'addedAt'>[]): ResourceEntry => ({
  ...incident(before, ...changes),
  unique: [['title', 'level']],
});
const after = {
  ...incident([
    'headline:string',
    'group:ref(team,setnull)?',
    'season:integer=2026:index',
    'level:enum(low,high)',
  ]),
  unique: [['headline', 'level']],
};

describe.each(databases.eachSupportedId())('an expand, %p', databaseId => {
  const migrated = async (entry: ResourceEntry) => {
    const knex = await databases.init(databaseId);
    await latest(knex, await migrationsOf(team, entry));
    await knex('teams').insert(row(1, { name: 'a' }));
    return knex;
  };

  it('and its contract give what is created at once, and go back step by step', async () => {
    const wanted = await tableSchema(await migrated(after), 'incidents');
    const knex = await migrated(keyed());
    const values = { title: 'a', team: rowId(1), year: 1, level: 'low' };
    await knex('incidents').insert(row(1, values));
    const schemas = [await tableSchema(knex, 'incidents')];
    for (const changes of [[expand], [expand, contract]]) {
      const directory = await migrationsOf(team, keyed(...changes));
      await latest(knex, directory);
      schemas.push(await tableSchema(knex, 'incidents'));
    }
    expect(schemas[2]).toEqual(wanted);
    expect(await knex('incidents').first()).toMatchObject({
      headline: 'a',
      group: rowId(1),
      season: 1,
    });

    const directory = await migrationsOf(team, keyed(expand, contract));
    for (const schema of [schemas[1], schemas[0]]) {
      await knex.migrate.down({ directory });
      expect(await tableSchema(knex, 'incidents')).toEqual(schema);
    }
    expect(await knex('incidents').first()).toMatchObject(values);
  });

  it.each([
    ['a rename', [expand]],
    ['a removed reference', [{ expand: true, remove: ['team'] }]],
  ] as [string, Omit<FieldChange, 'addedAt'>[]][])(
    'of %s goes on when it was killed before it was recorded',
    async (_, changes) => {
      const entry = { ...incident(before, ...changes) };
      const knex = await migrated(entry);
      const schema = await tableSchema(knex, 'incidents');
      if (changes[0].remove?.includes('level')) {
        // It is one transaction, which is recorded in it.
        return;
      }
      await knex('knex_migrations').where('name', 'like', '%expand%').delete();
      await latest(knex, await migrationsOf(team, entry));
      expect(await tableSchema(knex, 'incidents')).toEqual(schema);
    },
  );
});

describe('on PostgreSQL', () => {
  const migrated = async (entry: ResourceEntry) => {
    const knex = await databases.init('POSTGRES_18');
    await latest(knex, await migrationsOf(team, entry));
    await knex('teams').insert(row(1, { name: 'a' }));
    return knex;
  };
  const pairs = [
    ['title', 'headline', 'a', 'b'],
    ['team', 'group', rowId(1), null],
    ['year', 'season', 1, 2],
  ] as const;
  const read = async (knex: Knex, n: number) => {
    const found = await knex('incidents')
      .where({ id: rowId(n) })
      .first();
    return pairs.map(([old, next]) => [found[old], found[next]]);
  };
  const twice = (values: readonly unknown[]) =>
    values.map(value => [value, value]);

  it('keeps both columns in step, whichever a release writes', async () => {
    const knex = await migrated(keyed(expand));
    const valuesOf = (side: 0 | 1, value: 2 | 3) =>
      Object.fromEntries(pairs.map(pair => [pair[side], pair[value]]));
    for (const [n, side] of [0, 1].entries()) {
      const values = valuesOf(side as 0 | 1, 2);
      await knex('incidents').insert(
        row(n, {
          ...values,
          level: 'low',
          ...(n && { [pairs[0][side]]: 'c' }),
        }),
      );
      const first = await read(knex, n);
      expect(first).toEqual(twice([n ? 'c' : 'a', rowId(1), 1]));
      for (const other of [1, 0] as const) {
        await knex('incidents')
          .where({ id: rowId(n) })
          .update({ ...valuesOf(other, 3), level: n ? 'high' : 'low' });
        expect(await read(knex, n)).toEqual(twice(['b', null, 2]));
        await knex('incidents')
          .where({ id: rowId(n) })
          .update({ [pairs[1][other]]: rowId(1), [pairs[2][other]]: 2026 });
        expect(await read(knex, n)).toEqual(twice(['b', rowId(1), 2026]));
      }
    }
    await knex('teams').delete();
    expect(await read(knex, 1)).toEqual(twice(['b', null, 2026]));
    await expect(
      knex('incidents').insert(row(3, { title: 'b', level: 'low' })),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(
      knex('incidents').insert(row(3, { level: 'low' })),
    ).rejects.toMatchObject({ code: '23502' });
  });

  it('fills a table of several parts in, while others write', async () => {
    const knex = await migrated(keyed());
    const rows = Array.from({ length: 2500 }, (_, n) =>
      row(n, { title: `t${n}`, level: 'low' }),
    );
    await knex.batchInsert('incidents', rows, 500);
    const directory = await migrationsOf(team, keyed(expand));
    let written = 0;
    let done = false;
    const write = async () => {
      while (!done) {
        const n = (written += 1);
        await knex('incidents')
          .where({ id: rowId((n * 97) % 2500) })
          .update({ title: `w${n}`, year: n });
        await knex('incidents').insert(
          row(2500 + n, { title: `n${n}`, level: 'high' }),
        );
      }
    };
    const writing = write();
    await latest(knex, directory);
    done = true;
    await writing;
    expect(written).toBeGreaterThan(5);
    const differing = await knex('incidents').whereRaw(
      'title is distinct from headline or year is distinct from season',
    );
    expect(differing).toEqual([]);
    expect(
      await knex('incidents').where('headline', 'like', 'n%'),
    ).toHaveLength(written);
  });

  it('takes rows of both releases when a field is to be removed', async () => {
    const fields = [
      'title:string?',
      'level:integer',
      'done:boolean=true',
      'code:string:unique',
      'team:ref(team)',
      'tags:json',
    ];
    const names = ['level', 'done', 'code', 'tags'];
    const knex = await migrated(
      incident(
        fields,
        { expand: true, remove: names },
        { expand: true, remove: ['team'] },
      ),
    );
    await knex('incidents').insert(row(1, { title: 'new' }));
    const old = {
      level: 3,
      done: false,
      code: 'c',
      team: rowId(1),
      tags: '[]',
    };
    await knex('incidents').insert(row(2, old));
    expect(await knex('incidents').orderBy('id')).toMatchObject([
      { level: 1, done: true, code: null, team: null, tags: '{"tags":1}' },
      old,
    ]);
  });

  it('leaves no function behind', async () => {
    const functions = async (knex: Knex) =>
      (await knex('pg_proc').where('proname', 'like', '%in_step')).length;
    const knex = await migrated(keyed(expand));
    expect(await functions(knex)).toBe(3);
    const directory = await migrationsOf(team, keyed(expand, contract));
    await latest(knex, directory);
    expect(await functions(knex)).toBe(0);
    await knex.migrate.down({ directory });
    expect(await functions(knex)).toBe(3);
    await knex.migrate.rollback({ directory }, true);
    expect(await functions(knex)).toBe(0);
  });
});
