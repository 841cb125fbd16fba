import { cacheServiceFactory } from '@backstage/backend-defaults/cache';
import {
  mockServices,
  ServiceFactoryTester,
  TestCaches,
} from '@backstage/backend-test-utils';

const caches = TestCaches.create({
  ids: ['MEMORY', 'REDIS_7', 'VALKEY_8'],
  disableDocker: true,
});

describe.each(caches.eachSupportedId())('the cache service, %p', cacheId => {
  it('keeps the entries of plugins apart', async () => {
    const { store, connection } = await caches.init(cacheId);
    const tester = ServiceFactoryTester.from(cacheServiceFactory, {
      dependencies: [
        mockServices.rootConfig.factory({
          data: { backend: { cache: { store, connection } } },
        }),
      ],
    });
    const ours = await tester.getSubject('incidents');
    const theirs = await tester.getSubject('deployments');

    await ours.set('on-call', { person: 'ada' }, { ttl: 60_000 });

    expect(await ours.get('on-call')).toEqual({ person: 'ada' });
    expect(await theirs.get('on-call')).toBeUndefined();
  });
});
