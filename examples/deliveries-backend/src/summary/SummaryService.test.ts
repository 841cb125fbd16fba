import { mockCredentials } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { ReleaseStore } from '../releases/ReleaseStore';
import { migrationsDirectory } from '../service/migrations';
import { createSummaryService } from './SummaryService';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'summary service, %p',
  databaseId => {
    it('lists the components that have releases', async () => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDirectory });
      const summary = await createSummaryService({ knex });
      const credentials = mockCredentials.user();
      expect(await summary.list({ credentials })).toEqual([]);

      const release = {
        reference: 'release-1',
        component: 'component:default/shop',
        deliveredAt: '2026-01-02T00:00:00.000Z',
        leadMinutes: 30,
      };
      const { signal } = new AbortController();
      await new ReleaseStore(knex).upsert([release], signal);
      expect(await summary.list({ credentials })).toEqual([
        {
          component: 'component:default/shop',
          releases: 1,
          averageLeadMinutes: 30,
          lastDeliveredAt: '2026-01-02T00:00:00.000Z',
        },
      ]);
    });
  },
);
