import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { permissionsOf } from '../permissionsOf';
import express from 'express';
import Router from 'express-promise-router';
import request from 'supertest';

const closePermission = createPermission({
  name: 'incidents.incident.close',
  attributes: { action: 'update' },
});

function createRouter(deps: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}) {
  const router = Router();
  router.post('/close', async (req, res) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const [decision] = await deps.permissions.authorize(
      [{ permission: closePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not close incidents');
    }
    res.status(204).end();
  });
  return router;
}

describe('a route behind a permission', () => {
  const permissions = mockServices.permissions.mock();
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const app = express()
    .use(createRouter({ httpAuth, permissions }))
    .use(mockErrorHandler());
  const close = (userEntityRef = 'user:default/ada') =>
    request(app)
      .post('/close')
      .set('Authorization', mockCredentials.user.header(userEntityRef));

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it.each([
    [AuthorizeResult.ALLOW, 204],
    [AuthorizeResult.DENY, 403],
  ] as const)('answers %s with %s', async (result, status) => {
    permissions.authorize.mockResolvedValue([{ result }]);

    expect((await close()).status).toBe(status);
    expect(permissions.authorize).toHaveBeenCalledWith(
      [{ permission: closePermission }],
      { credentials: mockCredentials.user('user:default/ada') },
    );
  });

  it('asks a policy', async () => {
    const policy = permissionsOf(
      {
        handle: async (_, user) => ({
          result: user?.info.ownershipEntityRefs.includes('group:default/ops')
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        }),
      },
      { 'user:default/ada': ['group:default/ops'] },
    );
    permissions.authorize.mockImplementation(policy.authorize);

    expect((await close()).status).toBe(204);
    expect((await close('user:default/ben')).status).toBe(403);
  });

  it('asks for no decision without credentials', async () => {
    expect((await request(app).post('/close')).status).toBe(401);
    expect(permissions.authorize).not.toHaveBeenCalled();
  });
});
