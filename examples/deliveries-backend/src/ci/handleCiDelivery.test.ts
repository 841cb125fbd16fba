import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { ReleaseStore } from '../releases/ReleaseStore';
import { migrationsDirectory } from '../service/migrations';
import { handleCiDelivery } from './handleCiDelivery';

const delivery = {
  id: 'delivery-1',
  event: 'delivered',
  payload: {
    reference: 'release-1',
    component: 'component:default/shop',
    deliveredAt: '2026-01-02T00:00:00Z',
    leadMinutes: 30,
  },
  tries: 1,
  receivedAt: new Date(),
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'handler of ci deliveries, %p',
  databaseId => {
    const context = async () => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDirectory });
      return {
        knex,
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      };
    };

    it('leaves the same when it is run twice', async () => {
      const same = await context();

      for (const tries of [1, 2]) {
        await handleCiDelivery({ ...delivery, tries }, same);
        expect(await new ReleaseStore(same.knex).summarize()).toMatchObject([
          { releases: 1, averageLeadMinutes: 30 },
        ]);
      }
    });

    it('fails by what is no release', async () => {
      const { reference: _, ...payload } = delivery.payload;
      const handled = handleCiDelivery(
        { ...delivery, payload },
        await context(),
      );
      await expect(handled).rejects.toThrow('reference');
    });

    it('ends when it is told to', async () => {
      const aborted = { ...(await context()), signal: AbortSignal.abort() };

      await expect(handleCiDelivery(delivery, aborted)).rejects.toThrow(
        'aborted',
      );
    });
  },
);
