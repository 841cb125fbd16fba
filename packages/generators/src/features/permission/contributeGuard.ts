import type { Blueprint } from '../../blueprint/blueprint.ts';
import { kebabCase, label, pascalCase } from '../../blueprint/names.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import { developmentPlugins } from './developmentPlugins.ts';
import type { PermissionEntry } from './entry.ts';
import { permissionPrefix } from './prefix.ts';

const render = loadTemplates('features/permission/templates');

/** What permissions for routes of people's own add: a guard in front of all of them. */
export function contributeGuard(
  { of }: PermissionEntry,
  blueprint: Blueprint,
): Contribution {
  const { features = [] } = blueprint;
  const ofEntity = features.some(
    one => one.feature === 'integration' && one.name === of,
  );
  const Name = pascalCase(of);
  const path = kebabCase(of);
  const says = label(of);
  const permissionOf = (action: string, what: string) => ({
    variable: `${of}${pascalCase(action)}Permission`,
    name: `${permissionPrefix(blueprint, of)}.${action}`,
    action,
    says: what,
  });
  const permissions = ofEntity
    ? [permissionOf('read', `To read what the ${says} has of an entity.`)]
    : [
        permissionOf('read', `To read the ${says}.`),
        permissionOf('update', `To change anything in the ${says}.`),
      ];
  const guard = `create${Name}Guard`;
  const register = `register${Name}Permissions`;
  const from = (file: string) => `./${of}/${file}`;
  const model = {
    label: says,
    ofEntity,
    permissions,
    lastPermission: permissions.at(-1)!.variable,
    guard,
    register,
    path: ofEntity ? `/entities/:kind/:namespace/:name/${path}` : `/${path}`,
    samplePath: ofEntity
      ? `/entities/Component/default/shop/${path}`
      : `/${path}`,
    entityRef: 'component:default/shop',
  };
  return contribution({
    services: ['httpAuth', 'permissions', 'permissionsRegistry'],
    dependencies: [
      ...(ofEntity ? (['@backstage/plugin-catalog-common'] as const) : []),
      '@backstage/plugin-permission-common',
    ],
    developmentPlugins,
    gates: [
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
    readme: { permissions: [render('guardNote.md', model).trim()] },
    files: renderFiles(
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
  });
}
