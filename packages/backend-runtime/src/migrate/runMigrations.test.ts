import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import knexFactory, { Knex } from 'knex';
import { runMigrations } from './runMigrations';

const databases = createTestDatabases();

const createTable = (name: string) => `
  exports.up = knex => knex.schema.createTable('${name}', table => table.increments());
  exports.down = knex => knex.schema.dropTable('${name}');
`;
const files = (...names: string[]) =>
  Object.fromEntries(
    names.map(name => [name, createTable(name.replace(/^\d+_|\.js$/g, ''))]),
  );

describe('runMigrations', () => {
  const folder = createMockDirectory({
    content: {
      before: files('1_a.js', '2_b.js'),
      after: files('1_a.js', '2_b.js', '3_c.js', '4_d.js'),
      renamed: files('1_a.js', '2_x.js', '3_c.js', '4_d.js'),
      deleted: files('1_a.js', '3_c.js', '4_d.js'),
      branch: files('1_a.js', '2_b.js', '3_x.js'),
      late: files('1_a.js', '2_b.js', '5_x.js'),
      merged: files('1_a.js', '2_b.js', '2_x.js', '3_c.js', '4_d.js'),
      none: { 'README.md': '' },
    },
  });
  const logger = mockServices.logger.mock();
  const run = (knex: Knex, directory: string) =>
    runMigrations(knex, folder.resolve(directory), logger);
  const completed = (knex: Knex) =>
    knex('knex_migrations').orderBy('id').pluck('name');
  const after = ['1_a.js', '2_b.js', '3_c.js', '4_d.js'];

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      jest.clearAllMocks();
      knex = await databases.init(databaseId);
      await run(knex, 'after');
    });

    it('leaves a database alone that is ahead, and says so in one line', async () => {
      expect(logger.warn).not.toHaveBeenCalled();

      await run(knex, 'before');

      expect(await completed(knex)).toEqual(after);
      expect(logger.warn.mock.calls).toEqual([
        [expect.stringContaining('it has run 3_c.js, 4_d.js')],
      ]);
      await run(knex, 'after');
      expect(logger.warn).toHaveBeenCalledTimes(1);
    });

    it('takes a release without migrations for one of before', async () => {
      await run(knex, 'none');

      expect(await completed(knex)).toEqual(after);
    });

    it('runs what came in below by a merge', async () => {
      await run(knex, 'merged');

      expect(await completed(knex)).toEqual([...after, '2_x.js']);
    });

    it.each([
      ['a renamed one', 'renamed', '2_b.js', '4_d.js, 2_x.js'],
      ['one that is gone', 'deleted', '2_b.js', '4_d.js'],
      ['a gap below', 'branch', '3_c.js, 4_d.js', '3_x.js'],
      ['another way of going on', 'late', '3_c.js, 4_d.js', '5_x.js'],
    ])('refuses %s', async (_, directory, run_, others) => {
      await expect(run(knex, directory)).rejects.toThrow(
        `has run ${run_}, which is not in ${folder.resolve(directory)}, and is not newer than ${others}. `,
      );
      expect(await completed(knex)).toEqual(after);
      expect(await knex.schema.hasTable('x')).toBe(false);
    });
  });

  it('says what to do where the data outlives the process', async () => {
    const knex = await databases.init('POSTGRES_18');
    await run(knex, 'after');

    await expect(run(knex, 'renamed')).rejects.toThrow(
      `Start a release that has it, or bring the file back under its old name: git log --all --name-status -- ${folder.resolve('renamed')}`,
    );
    await run(knex, 'before');
    expect(logger.warn).toHaveBeenLastCalledWith(
      expect.not.stringContaining('memory'),
    );
  });

  // As Backstage's database service makes it while a development server reloads.
  it('says what to do where the data is in memory', async () => {
    const filename = ':memory:';
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: Object.assign(async () => ({ filename }), { filename }),
      useNullAsDefault: true,
    });
    await run(knex, 'after');

    await expect(run(knex, 'renamed')).rejects.toThrow(
      'The data is in memory: stop the backend and start it anew',
    );
    await run(knex, 'before');
    expect(logger.warn).toHaveBeenLastCalledWith(
      expect.stringContaining('The data is in memory'),
    );
    await knex.destroy();
  });
});
