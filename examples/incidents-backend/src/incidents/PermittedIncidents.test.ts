import { PermissionsService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  createTestDatabases,
  mockCredentials,
} from '@stagecraft/backend-testkit';
import { incidentReadPermission } from '@internal/plugin-incidents-common';
import { Knex } from 'knex';
import { migrationsDirectory } from '../service/migrations';
import { createIncident } from './__fixtures__/incidents';
import { IncidentStore } from './IncidentStore';
import { PermittedIncidents } from './PermittedIncidents';
import { registerIncidentPermissions } from './registerIncidentPermissions';
import {
  createIncidentConditionalDecision,
  incidentConditions,
  incidentRules,
} from './rules';
import { CreateIncident } from './schema';

const credentials = mockCredentials.user();
const other = mockCredentials.user('user:default/other');
const patch = { title: 'title 2' };
const query = { limit: 10, order: 'asc' } as const;

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const { isCreator } = incidentConditions;
const onlyOthers = createIncidentConditionalDecision(
  incidentReadPermission,
  isCreator({ values: ['user:default/other'] }),
);

const rules = Object.values(incidentRules);
// As the registry has it, for rules of any resource.
const ruleset: PermissionRuleset<any, any, any> = {
  getRuleByName: name => rules.find(rule => rule.name === name)!,
};
const catalog = catalogServiceMock({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { namespace: 'default', name: 'service-1' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/owners' }],
    },
  ],
});

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'PermittedIncidents, %p',
  databaseId => {
    let knex: Knex;
    let store: IncidentStore;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDirectory });
      store = new IncidentStore(knex);
    });

    afterEach(async () => {
      await knex('incidents').delete();
    });

    const create = async (
      input: Partial<CreateIncident> = {},
      by = credentials,
    ) =>
      store.create(
        { ...createIncident, reference: null, ...input },
        { credentials: by },
      );

    const deps = (decide: (permission: Permission) => PolicyDecision) => {
      const decideAll = async (asked: { permission: Permission }[]) =>
        asked.map(({ permission }) => decide(permission));
      return {
        auth: mockServices.auth(),
        catalog,
        knex,
        permissions: mockServices.permissions.mock({
          authorize: decideAll as PermissionsService['authorize'],
          authorizeConditional: decideAll,
        }),
        permissionsRegistry: mockServices.permissionsRegistry.mock({
          getPermissionRuleset: () => ruleset,
        }),
      };
    };
    const permitted = (decide: (permission: Permission) => PolicyDecision) =>
      new PermittedIncidents(
        scope => new IncidentStore(knex, scope),
        deps(decide),
      );

    it('has nothing of what may not be read', async () => {
      const { id } = await create();
      for (const decision of [deny, onlyOthers]) {
        const service = permitted(({ name }) =>
          name === incidentReadPermission.name ? decision : allow,
        );

        await expect(service.get(id, { credentials })).rejects.toThrow(
          'There is no incident',
        );
        const page = await service.list(query, { credentials });
        expect(page.items).toEqual([]);
        await expect(
          service.update(id, patch, { credentials }),
        ).rejects.toThrow('There is no incident');
        expect(await service.delete(id, { credentials })).toBe(false);
      }
      expect(await store.get(id, { credentials })).toMatchObject({
        version: 1,
      });
    });

    it('keeps what may only be read', async () => {
      const { id } = await create();
      for (const decision of [deny, onlyOthers]) {
        const service = permitted(({ name }) =>
          name === incidentReadPermission.name ? allow : decision,
        );

        expect(await service.get(id, { credentials })).toMatchObject({ id });
        for (const options of [
          { credentials },
          { credentials, ifMatch: [7] },
        ]) {
          await expect(service.update(id, patch, options)).rejects.toThrow(
            'You may not change',
          );
          await expect(service.delete(id, options)).rejects.toThrow(
            'You may not change',
          );
        }
      }
      expect(await store.get(id, { credentials })).toMatchObject({
        version: 1,
      });
    });

    it('changes and deletes what a condition allows', async () => {
      const { id } = await create({}, other);
      const service = permitted(() => onlyOthers);

      const changed = await service.update(id, patch, { credentials });
      expect(changed).toMatchObject(patch);
      await expect(
        service.update(id, patch, { credentials, ifMatch: [1] }),
      ).rejects.toThrow('has changed');
      await service.delete(id, { credentials });
      expect(await store.list(query, { credentials })).toMatchObject({
        items: [],
      });
    });

    it('creates what a decision allows, and nothing else', async () => {
      const unclear = { result: 'MAYBE' } as unknown as PolicyDecision;
      for (const decision of [deny, onlyOthers, unclear]) {
        await expect(
          permitted(() => decision).create(createIncident, { credentials }),
        ).rejects.toThrow('You may not create');
      }
      const service = permitted(() => allow);
      const { id } = await service.create(createIncident, { credentials });
      const page = await permitted(() => unclear).list(query, { credentials });

      expect(page.items).toEqual([]);
      expect(await service.list(query, { credentials })).toMatchObject({
        items: [{ id }],
      });
    });

    it('lists what its rules apply to', async () => {
      const registered = deps(() => allow);
      registerIncidentPermissions(registered);
      const [[{ getResources }]] =
        registered.permissionsRegistry.addResourceType.mock.calls;
      const authorize = createConditionAuthorizer(ruleset);
      const ids = [(await create()).id, (await create({}, other)).id];
      ids.push(
        (await create({ summary: null, service: null, impactedUsers: null }))
          .id,
      );
      const resources = await getResources!([...ids, 'no id']);

      const conditions = [
        isCreator({ values: ['user:default/other'] }),
        incidentConditions.isOwner({ claims: ['group:default/owners'] }),
        incidentConditions.isOwner({ claims: ['group:default/others'] }),
        incidentConditions.isOwner({ claims: [] }),
        incidentConditions.hasSeverity({ values: [createIncident.severity] }),
        incidentConditions.hasStartedAt({ values: [createIncident.startedAt] }),
        incidentConditions.hasService({ values: [createIncident.service] }),
      ];
      for (const one of conditions) {
        for (const criteria of [
          one,
          { not: one },
          { allOf: [one, { not: conditions[0] }] },
          { anyOf: [one, conditions[0]] },
        ] as (typeof one)[]) {
          const decision = createIncidentConditionalDecision(
            incidentReadPermission,
            criteria,
          );
          const page = await permitted(() => decision).list(query, {
            credentials,
          });

          expect([criteria, page.items.map(({ id }) => id)]).toEqual([
            criteria,
            ids.filter((_, n) => authorize(decision, resources[n])),
          ]);
        }
      }
      expect(resources[ids.length]).toBeUndefined();
    });
  },
);
