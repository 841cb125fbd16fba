import type { Blueprint } from '../../blueprint/blueprint.ts';
import { pascalCase } from '../../blueprint/names.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import { creatorsPolicy } from './creatorsPolicy.ts';
import { developmentPlugins } from './developmentPlugins.ts';
import type { PermissionEntry } from './entry.ts';
import { guardedBy } from './guarded.ts';
import { permissionPrefix } from './prefix.ts';

const render = loadTemplates('features/permission/templates');

/**
 * What permissions for routes add: a guard in front of all of them. Those of a webhook
 * have it among them, behind what records who was refused.
 */
export function contributeGuard(
  { of }: PermissionEntry,
  blueprint: Blueprint,
): Contribution {
  const { kind, actions, ...guarded } = guardedBy(of, blueprint);
  const ofEntity = kind === 'integration';
  const policy = kind === 'webhook' ? creatorsPolicy(blueprint) : undefined;
  const Name = pascalCase(of);
  const permissions = Object.entries(actions).map(([action, says]) => ({
    variable: `${of}${pascalCase(action)}Permission`,
    name: `${permissionPrefix(blueprint, of)}.${action}`,
    action,
    says,
  }));
  const guard = `create${Name}Guard`;
  const register = `register${Name}Permissions`;
  const from = (file: string) => `./${of}/${file}`;
  const model = {
    ...guarded,
    ofEntity,
    permissions,
    lastPermission: permissions.at(-1)!.variable,
    guard,
    register,
    entityRef: 'component:default/shop',
  };
  return contribution({
    services: ['httpAuth', 'permissions', 'permissionsRegistry'],
    dependencies: [
      ...(ofEntity ? (['@backstage/plugin-catalog-common'] as const) : []),
      '@backstage/plugin-permission-common',
    ],
    developmentPlugins,
    gates:
      kind === 'webhook'
        ? []
        : [
            {
              create: { name: guard, from: from(guard) },
              takes: ['httpAuth', 'permissions'],
            },
          ],
    started: [
      {
        call: { name: register, from: from(register) },
        takes: ['permissionsRegistry'],
        isSync: true,
      },
    ],
    exports: permissions.map(({ variable }) => ({
      name: variable,
      from: from('permissions'),
    })),
    ownerPolicies: policy?.ownerPolicies ?? [],
    readme: { permissions: [render('guardNote.md', model).trim()] },
    files: {
      ...renderFiles(
        render,
        model,
        {
          'permissions.ts': 'guardPermissions.ts',
          [`${guard}.ts`]: 'createGuard.ts',
          [`${guard}.test.ts`]: 'createGuard.test.ts',
          [`${register}.ts`]: 'registerGuard.ts',
        },
        `src/${of}`,
      ),
      ...policy?.files,
    },
  });
}
