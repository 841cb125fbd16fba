import lodash from 'lodash';
import type { Blueprint, ResourceEntry } from '../../blueprint/blueprint.ts';
import { asItIs, currentFields } from '../../blueprint/history.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import { linkedTo } from '../../blueprint/links.ts';
import { isAudited, permissionsPackage } from '../../blueprint/subjects.ts';
import {
  kebabCase,
  label,
  pascalCase,
  snakeCase,
} from '../../blueprint/names.ts';
import { parseFields } from '../../fields/grammar.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  siblingPart,
  type Contribution,
} from '../contribution.ts';
import { resourceModel } from '../resource/model.ts';
import { contributeGuard } from './contributeGuard.ts';
import { creatorsPolicy } from './creatorsPolicy.ts';
import { developmentPlugins } from './developmentPlugins.ts';
import type { PermissionEntry } from './entry.ts';
import { permissionPrefix } from './prefix.ts';

const render = loadTemplates('features/permission/templates');

/**
 * What permissions add: for a resource the permissions and the rules of their policy, and
 * a class around its service that narrows what each caller has; for other routes a guard
 * in front of them.
 *
 * @param siblings - what the packages are called that the plugin has beside its own
 */
export function contributePermission(
  entry: PermissionEntry,
  blueprint: Blueprint,
  siblings: Partial<SiblingNames>,
): Contribution {
  const resource = blueprint.resources.find(({ name }) => name === entry.of);
  if (!resource) {
    return contributeGuard(entry, blueprint);
  }
  const common = permissionsPackage(blueprint, entry.of, siblings);
  const model = { ...permissionModel(entry, resource, blueprint), common };
  const { name, names, Name, Names, ownedBy } = model;
  const from = (file: string) => `./${names}/${file}`;
  const asked = [
    ...(ownedBy ? ['auth', 'catalog'] : []),
    'permissionsRegistry',
  ];
  const register = `register${Name}Permissions`;
  const policy = creatorsPolicy(blueprint);
  return contribution({
    services: [...asked, 'permissions'],
    developmentPlugins,
    dependencies: [
      '@backstage/plugin-permission-common',
      '@backstage/plugin-permission-node',
      ...(ownedBy
        ? ([
            '@backstage/catalog-model',
            '@backstage/plugin-catalog-node',
          ] as const)
        : []),
    ],
    decorators: [
      {
        of: names,
        class: { name: `Permitted${Names}`, from: from(`Permitted${Names}`) },
        stage: 'scope',
        takes: [...asked, 'permissions'],
      },
    ],
    started: [
      {
        call: { name: register, from: from(register) },
        takes: [...asked, 'knex'].sort(),
        isSync: true,
      },
    ],
    exports: [
      ...(common
        ? []
        : ['Create', 'Read', 'Update', 'Delete'].map(action => ({
            name: `${name}${action}Permission`,
            from: from('permissions'),
          }))),
      // What the types of conditions name.
      { name: `type ${Name}`, from: from('schema') },
      ...(ownedBy
        ? [
            { name: `type ${Name}Resource`, from: from('rules') },
            { name: 'type OwnedCondition', from: './service/ownedEntities' },
          ]
        : []),
      { name: `${name}Conditions`, from: from('rules') },
      { name: `create${Name}ConditionalDecision`, from: from('rules') },
    ],
    ownerPolicies: policy.ownerPolicies,
    ...(common && {
      usesSiblings: ['common'],
      siblings: {
        common: siblingPart({
          dependencies: ['@backstage/plugin-permission-common'],
          exports: [`./${name}Permissions`],
          readme: [
            `The permissions for ${model.labels}, in \`src/${name}Permissions.ts\``,
          ],
          files: {
            [`src/${name}Permissions.ts`]: render('permissions.ts', model),
          },
        }),
      },
    }),
    readme: { permissions: [render('note.md', model).trim()] },
    files: {
      ...renderFiles(
        render,
        model,
        {
          ...(!common && { 'permissions.ts': 'permissions.ts' }),
          'rules.ts': 'rules.ts',
          [`find${Name}Scope.ts`]: 'findScope.ts',
          [`Permitted${Names}.ts`]: 'Permitted.ts',
          [`Permitted${Names}.test.ts`]: 'Permitted.test.ts',
          [`${register}.ts`]: 'register.ts',
        },
        `src/${names}`,
      ),
      'src/service/scope.ts': render('scope.ts', model),
      ...policy.files,
      ...(ownedBy && {
        'src/service/ownedEntities.ts': render('ownedEntities.ts', model),
      }),
    },
  });
}

function permissionModel(
  entry: PermissionEntry,
  resource: ResourceEntry,
  blueprint: Blueprint,
) {
  const { pluginId } = blueprint;
  const fields = parseFields(currentFields(resource));
  const resources = blueprint.resources.map(asItIs);
  const links = linkedTo(resource, blueprint);
  const fixtures = resourceModel(asItIs(resource), resources, links, true);
  const rules = fields
    .filter(({ name, index }) =>
      entry.rules ? entry.rules.includes(name) : index,
    )
    .map(ruleModel);
  const owned = fields.find(({ name }) => name === entry.ownedBy);
  const sample = owned && String(fieldType(owned).sample(owned, 1));
  const [, kind, namespace, entity] =
    /^(.*):(.*)\/(.*)$/.exec(sample ?? '') ?? [];
  return {
    ...fixtures,
    pluginId,
    resourceType: `${pluginId}-${kebabCase(resource.name)}`,
    permission: permissionPrefix(blueprint, resource.name),
    Writer: resource.writers ? '<WritePrincipal>' : '',
    isAudited: isAudited(blueprint, resource.name),
    ownedBy: owned && {
      ...ruleModel(owned),
      optional: owned.optional,
      kind: pascalCase(kind),
      namespace,
      entity,
    },
    plainOptionals: fixtures.optionals.filter(
      one => !fixtures.differents.includes(one),
    ),
    rules,
    resource: owned ? `${fixtures.Name}Resource` : fixtures.Name,
    condition: owned ? 'ColumnCondition | OwnedCondition' : 'ColumnCondition',
    ruleNames: [
      'IS_CREATOR',
      ...(owned ? ['IS_OWNER'] : []),
      ...rules.map(({ upperName }) => `HAS_${upperName}`),
    ].map(one => `\`${one}\``),
  };
}

function ruleModel({ name }: Field) {
  return {
    name,
    label: label(name),
    pascalName: pascalCase(name),
    upperName: lodash.snakeCase(name).toUpperCase(),
    column: snakeCase(name),
  };
}
