import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { migrationsDirectory } from '../service/migrations';
import { Release } from './release';
import { ReleaseStore } from './ReleaseStore';

const databases = createTestDatabases();
const { signal } = new AbortController();

const release = (number: number, leadMinutes = 60): Release => ({
  reference: `release-${number}`,
  component: `component:default/${number % 2 ? 'shop' : 'website'}`,
  deliveredAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
  leadMinutes,
});

describe.each(databases.eachSupportedId())('ReleaseStore, %p', databaseId => {
  let knex: Knex;
  let store: ReleaseStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    store = new ReleaseStore(knex);
  });

  afterEach(() => knex('releases').delete());

  it('stores more than one statement takes, and the same when it comes again', async () => {
    const releases = Array.from({ length: 1_002 }, (_, n) => release(n));

    for (const round of [1, 2]) {
      await store.upsert(releases, signal);
      expect([round, await store.summarize()]).toEqual([
        round,
        [
          {
            component: 'component:default/shop',
            releases: 501,
            averageLeadMinutes: 60,
            lastDeliveredAt: '2026-01-01T16:41:00.000Z',
          },
          {
            component: 'component:default/website',
            releases: 501,
            averageLeadMinutes: 60,
            lastDeliveredAt: '2026-01-01T16:40:00.000Z',
          },
        ],
      ]);
    }
  });

  it('keeps what came last of a release', async () => {
    await store.upsert([release(1, 10)], signal);
    await store.upsert(
      [release(1, 20), release(1, 31), release(3, 30)],
      signal,
    );

    expect(await store.summarize()).toMatchObject([
      { releases: 2, averageLeadMinutes: 30.5 },
    ]);
  });

  it('stores nothing when one is refused, or when it is told to end', async () => {
    const many = Array.from({ length: 150 }, (_, n) => release(n));
    const bad = { ...release(151), component: null as unknown as string };

    await expect(store.upsert([...many, bad], signal)).rejects.toThrow();
    await expect(store.upsert(many, AbortSignal.abort())).rejects.toThrow(
      'aborted',
    );

    expect(await store.summarize()).toEqual([]);
  });
});
