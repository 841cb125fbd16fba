import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { z } from 'zod';
import { creationConditions, listParameters } from './listParameters';
import { whereGiven } from './whereGiven';

const schema = z.strictObject(listParameters);
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('listParameters, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.string('created_by').notNullable();
      table.timestamp('created_at').notNullable();
    });
    await knex('things').insert([
      { created_by: 'user:x/a', created_at: '2026-01-01T00:00:00.000Z' },
      { created_by: 'user:x/b', created_at: '2026-01-02T00:00:00.000Z' },
      { created_by: 'plugin:c', created_at: '2026-01-03T00:00:00.000Z' },
    ]);
  });

  const list = async (query: object) => {
    const rows = await whereGiven(
      knex('things'),
      creationConditions(schema.parse(query)),
    ).orderBy('created_at');
    return rows.map(row => row.created_by);
  };

  it('narrows by who created it', async () => {
    expect(await list({})).toHaveLength(3);
    expect(await list({ createdBy: 'plugin:c' })).toEqual(['plugin:c']);
    expect(await list({ createdBy: ['user:x/a', 'plugin:c', 'd'] })).toEqual([
      'user:x/a',
      'plugin:c',
    ]);
  });

  it('narrows by when it was created, without the time itself', async () => {
    const createdAtAfter = '2026-01-01T01:00:00+01:00';
    const createdAtBefore = '2026-01-03T00:00:00Z';

    expect(await list({ createdAtAfter })).toEqual(['user:x/b', 'plugin:c']);
    expect(await list({ createdAtBefore })).toEqual(['user:x/a', 'user:x/b']);
    expect(await list({ createdAtAfter, createdAtBefore })).toEqual([
      'user:x/b',
    ]);
  });
});

it.each([
  { count: '1' },
  { count: ['true', 'true'] },
  { createdBy: '' },
  { createdBy: 'x'.repeat(256) },
  { createdBy: ['a', '\0'] },
  { createdAtAfter: 'yesterday' },
  { createdAtBefore: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] },
])('refuses %j', query => {
  expect(schema.safeParse(query).success).toBe(false);
});
