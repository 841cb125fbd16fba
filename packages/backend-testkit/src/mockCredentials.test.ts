import { mockCredentials as upstreams } from '@backstage/backend-test-utils';
import { mockCredentials } from './index.ts';

describe('mockCredentials', () => {
  it.each([
    ['a user', mockCredentials.user(), upstreams.user()],
    [
      'another user',
      mockCredentials.user('user:x/y'),
      upstreams.user('user:x/y'),
    ],
    ['a service', mockCredentials.service(), upstreams.service()],
    [
      'another service',
      mockCredentials.service('plugin:x'),
      upstreams.service('plugin:x'),
    ],
  ])('are those of Backstage, %s', (_, own, those) => {
    expect(own).toEqual(those);
  });
});
