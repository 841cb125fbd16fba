import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import incidentsPlugin, {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@internal/plugin-incidents-backend';
import { incidentReadPermission } from '@internal/plugin-incidents-common';
import statusPlugin from '@internal/plugin-status-backend';

const userOf = (credentials?: BackstageCredentials) =>
  (credentials as BackstageCredentials<BackstageUserPrincipal>).principal
    .userEntityRef;

// Everybody reads the incidents that are their own. The backend of a test has no policy.
const permissions = mockServices.permissions.mock({
  authorize: async queries =>
    queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  authorizeConditional: async (queries, options) =>
    queries.map(({ permission }) =>
      isPermission(permission, incidentReadPermission)
        ? createIncidentConditionalDecision(
            permission,
            incidentConditions.isCreator({
              values: [userOf(options?.credentials)],
            }),
          )
        : { result: AuthorizeResult.ALLOW },
    ),
});

const entities = ['shop', 'search'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name },
}));

it('calls another plugin on behalf of the user who calls', async () => {
  const { server } = await startTestBackend({
    features: [
      incidentsPlugin,
      statusPlugin,
      permissions.factory,
      catalogServiceMock.factory({ entities }),
    ],
  });
  const call = async (user: string, path: string, body?: object) => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: mockCredentials.user.header(`user:default/${user}`),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  };
  const report = (user: string, name: string) =>
    call(user, 'incidents/incidents', {
      title: `${name} is down`,
      severity: 'high',
      startedAt: '2026-01-01T00:00:00.000Z',
      service: `component:default/${name}`,
      acknowledged: false,
    });
  const outagesOf = async (user: string) => {
    const { items } = await call(user, 'status/outages');
    return items.map(({ service }: { service: string }) => service);
  };

  await report('alice', 'shop');
  await report('bob', 'search');

  expect(await outagesOf('alice')).toEqual(['component:default/shop']);
  expect(await outagesOf('bob')).toEqual(['component:default/search']);
  expect(await outagesOf('carol')).toEqual([]);
});

it('is unavailable where the other plugin is not installed', async () => {
  const { server } = await startTestBackend({ features: [statusPlugin] });
  const url = `http://localhost:${server.port()}/api/status/outages`;
  const Authorization = mockCredentials.user.header();

  const { status } = await fetch(url, { headers: { Authorization } });

  expect(status).toBe(503);
});
