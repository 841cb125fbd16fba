import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { incident } from '../../__testUtils__/evolved.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';
import type { FieldChange } from '../../blueprint/history.ts';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const writeMigrations = migrationFolders();

const fields = ['title:string', 'state:enum(open,lost)'];

const migrationsOf = (...changes: Omit<FieldChange, 'addedAt'>[]) =>
  writeMigrations([incident(fields, ...changes)]);

it.each(databases.eachSupportedId())(
  'has a name that PostgreSQL does not cut, %p',
  async databaseId => {
    const [one, other] = ['a', 'b'].map(letter => letter.repeat(60));
    const [plain, long] = [
      ['title:string'],
      [...fields, `${other}:enum(a,b)=b`],
    ];
    const created = await databases.init(databaseId);
    await latest(created, await writeMigrations([incident(long)]));
    const changed = await databases.init(databaseId);
    const entry = incident(
      plain,
      { add: [fields[1].replace(')', ')=open'), `${one}:enum(a,c)=a`] },
      { change: fields.slice(1) },
      { rename: { [one]: other } },
      { change: long.slice(2), map: { [other]: { c: 'b' } } },
    );
    await latest(changed, await writeMigrations([entry]));
    expect(await tableSchema(changed, 'incidents')).toEqual(
      await tableSchema(created, 'incidents'),
    );
  },
);

describe.each<[string, Omit<FieldChange, 'addedAt'>, string]>([
  ['comes', { add: ['kind:enum(a,b)=a'] }, 'kind'],
  ['comes with an index', { add: ['kind:enum(a,b)?:index'] }, 'kind'],
  ['gets a value', { change: ['state:enum(open,lost,sent)'] }, 'state'],
  [
    'loses a value',
    { change: ['state:enum(open,sent)'], map: { state: { lost: 'sent' } } },
    'state',
  ],
])('an enum that %s', (_, change, column) => {
  it('has its rows looked at on PostgreSQL while others write', async () => {
    const knex = await databases.init('POSTGRES_18');
    await latest(knex, await migrationsOf());
    const statements: { sql: string; inTransaction: boolean }[] = [];
    knex.on('query', ({ sql, __knexTxId }) =>
      statements.push({ sql, inTransaction: Boolean(__knexTxId) }),
    );
    await latest(knex, await migrationsOf(change));

    const name = `incidents_${column}_check`;
    const about = statements.filter(({ sql }) => sql.includes(name));
    expect(about.map(({ sql }) => sql)).toEqual([
      expect.stringMatching(/^alter table .* not valid$/),
      `alter table "incidents" validate constraint "${name}"`,
    ]);
    expect(about[1].inTransaction).toBe(false);
  });

  it.each(databases.eachSupportedId())(
    'takes no other value, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await latest(knex, await migrationsOf(change));
      const row = {
        id: '01900000-0000-7000-8000-000000000001',
        version: 1,
        created_at: '2026-01-01T00:00:00.000Z',
        created_by: 'user:default/mock',
        updated_at: '2026-01-01T00:00:00.000Z',
        title: 'a',
        state: 'open',
      };
      await knex('incidents').insert(row);
      await expect(
        knex('incidents').update({ [column]: 'other' }),
      ).rejects.toThrow(/check constraint/i);
    },
  );
});
