import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import type { Knex } from 'knex';
import type { ResourceEntry } from '../../blueprint/blueprint.ts';
import type { FieldChange } from '../../blueprint/history.ts';
import { minute } from '../../__testUtils__/evolved.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const writeMigrations = migrationFolders();

const resource = (
  [name, plural]: [string, string],
  age: number,
  fields: string[],
): ResourceEntry => ({ name, plural, addedAt: minute(age), fields });

/** Teams, incidents that changed, and votes that go with their incident. */
function directoryOf(
  fields: string[],
  ...changes: Omit<FieldChange, 'addedAt'>[]
) {
  const incident = resource(['incident', 'incidents'], 1, fields);
  return writeMigrations([
    resource(['team', 'teams'], 0, ['name:string']),
    {
      ...incident,
      ...(changes.length > 0 && {
        changes: changes.map((change, index) => ({
          addedAt: minute(index + 3),
          ...change,
        })),
      }),
    },
    resource(['vote', 'votes'], 2, ['incident:ref(incident,cascade)']),
  ]);
}

const rowId = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;

const insert = (knex: Knex, table: string, n: number, values: object) =>
  knex(table).insert({
    id: rowId(n),
    version: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    created_by: 'user:default/mock',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...values,
  });

const plain = ['title:string'];
const referring = [...plain, 'team:ref(team)', 'origin:ref(incident)?'];

const cases: [string, string[], Omit<FieldChange, 'addedAt'>[], string[]][] = [
  [
    'adds',
    plain,
    [
      {
        add: ['note:text?', 'team:ref(team)?', 'origin:ref(incident,cascade)?'],
      },
    ],
    [
      ...plain,
      'note:text?',
      'team:ref(team)?',
      'origin:ref(incident,cascade)?',
    ],
  ],
  ['removes', referring, [{ remove: ['team', 'origin'] }], plain],
  [
    'renames',
    referring,
    [{ rename: { team: 'squad', origin: 'cause' } }],
    [...plain, 'squad:ref(team)', 'cause:ref(incident)?'],
  ],
  [
    'adds, renames and removes',
    plain,
    [
      { add: ['team:ref(team)?', 'origin:ref(incident)?'] },
      { rename: { team: 'squad' } },
      { remove: ['squad'] },
    ],
    [...plain, 'origin:ref(incident)?'],
  ],
];

describe.each(databases.eachSupportedId())('a reference, %p', databaseId => {
  const filled = async (fields: string[]) => {
    const knex = await databases.init(databaseId);
    await latest(knex, await directoryOf(fields));
    const refers = fields.length > 1;
    await insert(knex, 'teams', 1, { name: 'a' });
    await insert(knex, 'incidents', 1, {
      title: 'one',
      ...(refers && { team: rowId(1) }),
    });
    await insert(knex, 'incidents', 2, {
      title: 'two',
      ...(refers && { team: rowId(1), origin: rowId(1) }),
    });
    await insert(knex, 'votes', 1, { incident: rowId(1) });
    return knex;
  };

  it.each(cases)('%s, and takes it back', async (_, before, changes, after) => {
    const fresh = await databases.init(databaseId);
    await latest(fresh, await directoryOf(after));
    const wanted = await tableSchema(fresh, 'incidents');

    const knex = await filled(before);
    const votes = await tableSchema(knex, 'votes');
    const directory = await directoryOf(before, ...changes);
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    expect(await tableSchema(knex, 'votes')).toEqual(votes);
    expect(await knex('votes')).toHaveLength(1);

    await knex.migrate.rollback({ directory });
    const optional = before.map(line => line.replace('(team)', '(team)?'));
    const removed = changes[0].remove ? optional : before;
    const again = await databases.init(databaseId);
    await latest(again, await directoryOf(removed));
    expect(await tableSchema(knex, 'incidents')).toEqual(
      await tableSchema(again, 'incidents'),
    );
    expect(await knex('incidents')).toHaveLength(2);
    expect(await knex('votes')).toHaveLength(1);

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    expect(await knex('votes')).toHaveLength(1);
  });

  it('leads to a younger table, which refers back', async () => {
    const knex = await filled(plain);
    const add = ['best:ref(vote,setnull)?'];
    const directory = await directoryOf(plain, { add });
    await latest(knex, directory);
    const refer = (best: string) =>
      knex('incidents')
        .where({ id: rowId(1) })
        .update({ best });
    await expect(refer(rowId(9))).rejects.toThrow(/foreign key/i);
    await refer(rowId(1));

    await knex.migrate.rollback({ directory });
    expect(await knex('votes')).toHaveLength(1);
    await latest(knex, directory);
    await refer(rowId(1));
    await knex('votes').delete();
    expect(await knex('incidents').whereNotNull('best')).toEqual([]);
    expect(await knex('incidents')).toHaveLength(2);

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('votes')).toBe(false);
  });

  it('is required once every row has one', async () => {
    const knex = await filled(plain);
    const steps = [
      { add: ['team:ref(team)?'] },
      { change: ['team:ref(team)'] },
    ];
    await latest(knex, await directoryOf(plain, steps[0]));
    const refer = (id: number, team: string | null) =>
      knex('incidents')
        .where({ id: rowId(id) })
        .update({ team });
    await refer(1, rowId(1));

    const directory = await directoryOf(plain, ...steps);
    await expect(latest(knex, directory)).rejects.toThrow(
      `incidents.team is to be required, and refers to nothing in the rows: ${rowId(2)}`,
    );
    await refer(2, rowId(1));
    await latest(knex, directory);
    await expect(refer(2, null)).rejects.toThrow(/not.null/i);
    await expect(refer(2, rowId(9))).rejects.toThrow(/foreign key/i);
    const fresh = await databases.init(databaseId);
    await latest(fresh, await directoryOf([...plain, 'team:ref(team)']));
    expect(await tableSchema(knex, 'incidents')).toEqual(
      await tableSchema(fresh, 'incidents'),
    );
    expect(await knex('votes')).toHaveLength(1);

    await knex.migrate.rollback({ directory });
    await refer(2, null);
    await refer(2, rowId(1));
    await latest(knex, directory);
    expect(await knex('incidents')).toHaveLength(2);
  });

  it('is watched over once it is added', async () => {
    const knex = await filled(plain);
    const add = ['team:ref(team)?'];
    await latest(knex, await directoryOf(plain, { add }));
    const refer = (team: string) =>
      knex('incidents')
        .where({ id: rowId(1) })
        .update({ team });
    await expect(refer(rowId(9))).rejects.toThrow(/foreign key/i);
    await refer(rowId(1));
    await expect(knex('teams').delete()).rejects.toThrow(/foreign key/i);
  });

  it('is still watched over once another one is gone', async () => {
    const knex = await filled(referring);
    await latest(knex, await directoryOf(referring, { remove: ['team'] }));
    const refer = (origin: string) =>
      knex('incidents')
        .where({ id: rowId(2) })
        .update({ origin });
    await expect(refer(rowId(9))).rejects.toThrow(/foreign key/i);
    await knex('incidents').update({ origin: null });
    await knex('incidents')
      .where({ id: rowId(1) })
      .delete();
    expect(await knex('votes')).toEqual([]);
  });

  it('goes on being removed when that was killed before it was recorded', async () => {
    const knex = await filled(referring);
    const directory = await directoryOf(referring, { remove: ['team'] });
    await latest(knex, directory);
    expect(await knex('knex_migrations').where('id', 4).delete()).toBe(1);
    await latest(knex, directory);
    expect(await knex.schema.hasColumn('incidents', 'team')).toBe(false);
  });
});
