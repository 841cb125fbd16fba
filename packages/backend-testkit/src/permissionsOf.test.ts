import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { mockCredentials } from './mockCredentials';
import { permissionsOf } from './permissionsOf';

const permission = createPermission({
  name: 'incidents.incident.read',
  attributes: { action: 'read' },
  resourceType: 'incidents-incident',
});
const conditional = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'incidents',
  resourceType: 'incidents-incident',
  conditions: {
    rule: 'IS_OWNER',
    resourceType: 'incidents-incident',
    params: {},
  },
} as const;

describe('permissionsOf', () => {
  const handle = jest.fn();
  const permissions = permissionsOf(
    { handle },
    { 'user:default/ada': ['group:default/web'] },
  );

  beforeEach(() => {
    jest.resetAllMocks();
    handle.mockResolvedValue({ result: AuthorizeResult.DENY });
  });

  it.each([
    ['user:default/ada', ['user:default/ada', 'group:default/web']],
    ['user:default/ben', ['user:default/ben']],
  ])('tells the policy whom %s is', async (userEntityRef, refs) => {
    const credentials = mockCredentials.user(userEntityRef);
    handle.mockResolvedValue(conditional);

    expect(
      await permissions.authorizeConditional([{ permission }], { credentials }),
    ).toEqual([conditional]);
    expect(handle.mock.calls).toEqual([
      [
        { permission },
        { credentials, info: { userEntityRef, ownershipEntityRefs: refs } },
      ],
    ]);
  });

  it('answers in the order of the questions', async () => {
    handle.mockResolvedValueOnce({ result: AuthorizeResult.ALLOW });
    const asked = { permission, resourceRef: '1' };

    expect(
      await permissions.authorize([asked, asked], {
        credentials: mockCredentials.user(),
      }),
    ).toEqual([
      { result: AuthorizeResult.ALLOW },
      { result: AuthorizeResult.DENY },
    ]);
  });

  it('asks no policy for a service', async () => {
    const credentials = mockCredentials.service();
    expect(
      await permissions.authorizeConditional([{ permission }], { credentials }),
    ).toEqual([{ result: AuthorizeResult.ALLOW }]);
    expect(handle).not.toHaveBeenCalled();
  });

  it('refuses conditions where the answer is yes or no', async () => {
    handle.mockResolvedValue(conditional);
    await expect(
      permissions.authorize([{ permission, resourceRef: '1' }], {
        credentials: mockCredentials.user(),
      }),
    ).rejects.toThrow('conditional about incidents.incident.read');
  });
});
