import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { setupServer } from 'msw/node';
import { archiveHandlers } from '../archive/__testUtils__/archive';
import { config } from '../__fixtures__/config';
import { ReleaseStore } from '../releases/ReleaseStore';
import { migrationsDirectory } from '../service/migrations';
import { runReleaseImport } from './runReleaseImport';

registerMswTestHooks(setupServer(...archiveHandlers));

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('release import, %p', databaseId => {
  const options = async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    return {
      knex,
      logger: mockServices.logger.mock(),
      rootConfig: mockServices.rootConfig({ data: config }),
      signal: new AbortController().signal,
    };
  };

  it('leaves the same when it is run twice', async () => {
    const same = await options();

    for (const round of [1, 2]) {
      expect([round, await runReleaseImport(same)]).toEqual([round, 2]);
      expect(await new ReleaseStore(same.knex).summarize()).toMatchObject([
        { releases: 2, averageLeadMinutes: 60 },
      ]);
    }
  });

  it('ends when it is told to', async () => {
    const aborted = { ...(await options()), signal: AbortSignal.abort() };

    await expect(runReleaseImport(aborted)).rejects.toThrow('aborted');
  });
});
