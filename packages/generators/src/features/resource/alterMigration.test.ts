import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import type { Knex } from 'knex';
import * as alterable from '../../__testUtils__/alterations.ts';
import * as evolved from '../../__testUtils__/evolved.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';
import type { ResourceEntry } from '../../blueprint/blueprint.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { formatField, parseField } from '../../fields/grammar.ts';
import type { Field } from '../../fields/index.ts';

jest.setTimeout(120_000);

const { alterations, fieldAgain, valueAfter, valueBefore } = alterable;
const { incident, minute } = evolved;
const databases = createTestDatabases();
const writeMigrations = migrationFolders();
const migrationsOf = (...entries: ResourceEntry[]) => writeMigrations(entries);

const vote: ResourceEntry = {
  name: 'vote',
  plural: 'votes',
  addedAt: minute(30),
  fields: ['incident:ref(incident,cascade)'],
};
const rowId = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;

const insert = (knex: Knex, n: number, values: object, table = 'incidents') =>
  knex(table).insert({
    id: rowId(n),
    version: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    created_by: 'user:default/mock',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...values,
  });

describe.each(databases.eachSupportedId())('fields that change, %p', id => {
  const migrated = async (...entries: ResourceEntry[]) => {
    const knex = await databases.init(id);
    await latest(knex, await migrationsOf(...entries));
    return knex;
  };
  const schemaOf = async (fields: Field[]) =>
    tableSchema(await migrated(incident(fields.map(formatField))), 'incidents');

  it('are as if they had been created so, with every row', async () => {
    const lines = alterations.map(({ from }) => formatField(from));
    const change = {
      change: alterations.map(({ to }) => formatField(to)),
      map: Object.fromEntries(alterations.map(({ to, map }) => [to.name, map])),
    };
    const wanted = await schemaOf(alterations.map(({ to }) => to));
    const again = await schemaOf(alterations.map(fieldAgain));
    const rows = (value: typeof valueAfter) =>
      ([1, 2] as const).map(n =>
        Object.fromEntries(
          alterations.map(one => [snakeCase(one.to.name), value(one, n)]),
        ),
      );
    const knex = await migrated(incident(lines));
    const [one, two] = rows(valueBefore);
    await insert(knex, 1, one);
    await insert(knex, 2, two);
    // As the database returns what was to come of them.
    const other = await migrated(
      incident(alterations.map(({ to }) => formatField(to))),
    );
    for (const [index, row] of rows(valueAfter).entries()) {
      await insert(other, index + 1, row);
    }

    const directory = await migrationsOf(incident(lines, change));
    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    const stored = await knex('incidents').orderBy('id');
    expect(stored).toEqual(await other('incidents').orderBy('id'));

    await knex.migrate.rollback({ directory });
    expect(await tableSchema(knex, 'incidents')).toEqual(again);
    expect(await knex('incidents')).toHaveLength(2);

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
  });

  const fields = ['title:string', 'state:enum(open,lost)', 'notes:text?'];
  const filled = async () => {
    const knex = await migrated(incident(fields), vote);
    await insert(knex, 1, { title: 'same', state: 'open', notes: 'n' });
    await insert(knex, 2, { title: 'same', state: 'lost', notes: null });
    await insert(knex, 3, { title: 'other', state: 'open', notes: null });
    await insert(knex, 1, { incident: rowId(1) }, 'votes');
    return knex;
  };

  it.each([
    ['duplicates', 'title:string?:unique', /title is to be unique.*: same$/],
    ['values that go', 'state:enum(open,sent)?', /state loses .*: lost$/],
    ['what does not fit', 'notes:string?:index', /type string .*: 0190\S+2$/],
  ])('stop before anything changes at %s', async (_, line, message) => {
    const knex = await filled();
    await knex('incidents')
      .where({ id: rowId(2) })
      .update({ notes: 'x'.repeat(256) });
    const before = await tableSchema(knex, 'incidents');
    const change = [line, ...fields.filter(one => one[0] !== line[0])];
    const directory = await migrationsOf(
      incident(fields, {
        change: change.map(one => one.replace('text?', 'text=')),
      }),
      vote,
    );
    await expect(latest(knex, directory)).rejects.toThrow(message);
    expect(await tableSchema(knex, 'incidents')).toEqual(before);

    await knex('incidents')
      .where({ id: rowId(2) })
      .delete();
    await latest(knex, directory);
    expect(await knex('votes')).toHaveLength(1);
  });

  it('that are enums are checked from then on, also in a table of before', async () => {
    const { checks: _, ...plain } = incident(fields);
    const change = { change: ['state:enum(open,sent)'] };
    const map = { state: { lost: 'sent' } };
    const { changes } = incident(fields, { ...change, map });
    const wanted = await schemaOf(
      ['title:string', ...change.change, 'notes:text?'].map(parseField),
    );
    const knex = await migrated(plain, vote);
    const before = await tableSchema(knex, 'incidents');
    await insert(knex, 1, { title: 'a', state: 'odd' });
    await insert(knex, 2, { title: 'b', state: 'lost' });
    await insert(knex, 1, { incident: rowId(2) }, 'votes');
    await knex.raw('create index mine on incidents (title, state)');
    const directory = await migrationsOf({ ...plain, changes }, vote);
    await expect(latest(knex, directory)).rejects.toThrow(
      /state does not take values that rows have: odd$/,
    );
    await knex('incidents').where({ state: 'odd' }).delete();

    await latest(knex, directory);
    const states = () => knex('incidents').pluck('state');
    expect(await states()).toEqual(['sent']);
    const update = (state: string) => knex('incidents').update({ state });
    await expect(update('lost')).rejects.toThrow(/check constraint/i);
    await knex.raw('drop index mine');
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);

    await knex.migrate.rollback({ directory });
    expect(await tableSchema(knex, 'incidents')).toEqual(before);
    expect(await states()).toEqual(['open']);
    expect(await knex('votes')).toHaveLength(1);
  });

  it('that are decimals get no fewer digits than rows have, and round on the way back', async () => {
    const [narrow, wide] = ['decimal(4,1)', 'decimal(8,3)'].map(type => [
      'title:string',
      `price:${type}`,
    ]);
    const change = (lines: string[]) => ({ change: lines.slice(1) });
    const knex = await migrated(incident(wide));
    const prices = () => knex('incidents').orderBy('id').pluck('price');
    await insert(knex, 1, { title: 'a', price: 12.125 });
    await insert(knex, 2, { title: 'b', price: 1000 });
    const fewer = await migrationsOf(incident(wide, change(narrow)));
    await expect(latest(knex, fewer)).rejects.toThrow(
      `price does not fit a column of type decimal in the rows: ${rowId(1)}, ${rowId(2)}`,
    );
    await knex('incidents').update({ price: 12.5 });
    await latest(knex, fewer);

    const more = incident(wide, change(narrow), change(wide));
    const directory = await migrationsOf(more);
    await latest(knex, directory);
    await knex('incidents').update({ price: 12.375 });
    await knex.migrate.rollback({ directory });
    expect((await prices()).map(Number)).toEqual([12.4, 12.4]);
  });

  it('go on when that was killed before it was recorded', async () => {
    const knex = await filled();
    const changes = {
      change: [
        'title:string?:index',
        'state:enum(open,sent)=sent',
        'notes:string=x',
      ],
      map: { state: { lost: 'sent' } },
    };
    const directory = await migrationsOf(incident(fields, changes), vote);
    await latest(knex, directory);
    const schema = await tableSchema(knex, 'incidents');
    await knex('knex_migrations').where('name', 'like', '%change%').delete();

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(schema);
    expect(
      await knex('incidents').orderBy('id').select('state', 'notes'),
    ).toEqual([
      { state: 'open', notes: 'n' },
      { state: 'sent', notes: 'x' },
      { state: 'open', notes: 'x' },
    ]);
    expect(await knex('votes')).toHaveLength(1);
  });
});
