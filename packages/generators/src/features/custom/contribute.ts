import {
  capitalize,
  kebabCase,
  label,
  pascalCase,
} from '../../blueprint/names.ts';
import { packagesFirst, sortedImports } from '../../render/imports.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { askedSlots, servicesOf } from '../../services/asked.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import type { CustomEntry } from './entry.ts';

const render = loadTemplates('features/custom/templates');

/** Where the code of a service of the plugin's own starts, and what its routes serve. */
export function customPaths({ name, router }: CustomEntry) {
  return {
    service: `src/${name}/${pascalCase(name)}Service.ts`,
    route: router && kebabCase(name),
  };
}

/**
 * What a service of the plugin's own adds: its wiring, and its first code, which is
 * not the kit's to change afterwards.
 */
export function contributeCustom(entry: CustomEntry): Contribution {
  const { name, router, documented } = entry;
  const Name = pascalCase(name);
  const folder = `src/${name}`;
  const paths = customPaths(entry);
  const model = customModel(entry);
  const files = {
    [paths.service]: router ? 'Service.ts' : 'Plain.ts',
    [`${folder}/${Name}Service.test.ts`]: router
      ? 'Service.test.ts'
      : 'Plain.test.ts',
    ...(router && {
      [`${folder}/routes.ts`]: 'routes.ts',
      [`${folder}/routes.test.ts`]: 'routes.test.ts',
    }),
    ...(documented && { [`${folder}/openapi.ts`]: 'openapi.ts' }),
  };
  const asked = askedSlots(entry);
  return contribution({
    ...asked,
    composed: [
      {
        name,
        type: { name: `${Name}Service`, from: `./${name}/${Name}Service` },
        create: {
          name: `create${Name}Service`,
          from: `./${name}/${Name}Service`,
        },
        takes: model.services.map(one => one.name),
        isAsync: true,
        isOffered: true,
      },
    ],
    routes: router
      ? [
          {
            create: { name: `create${Name}Routes`, from: `./${name}/routes` },
            takes: ['httpAuth', name],
            openApi: documented && {
              name: `${name}OpenApi`,
              from: `./${name}/openapi`,
            },
            path: documented && `/${paths.route}`,
            isRaw: false,
          },
        ]
      : [],
    access: documented
      ? [
          {
            operation: `get /${paths.route}`,
            statuses: '{ ...reading, service: 403 }',
          },
        ]
      : [],
    testsDatabases: model.usesKnex,
    readme: {
      services: [
        `\`${name}\` in \`${folder}\`${paths.route ? `, for users at \`/${paths.route}\`` : ''}`,
      ],
    },
    seeds: { ...asked.seeds, ...renderFiles(render, model, files) },
  });
}

const testDatabases: Import = {
  name: 'createTestDatabases',
  from: '@stagecraft/backend-testkit',
};

/** Everything that the templates say. */
function customModel(entry: CustomEntry) {
  const { name, router } = entry;
  const Name = pascalCase(name);
  const services = servicesOf(entry);
  const usesKnex = entry.services.includes('knex');
  // Only who is served by HTTP calls on behalf of a user.
  const credentials = ['BackstageCredentials', 'BackstageUserPrincipal'].map(
    (one): Import => ({ name: one, from: '@backstage/backend-plugin-api' }),
  );
  return {
    name,
    Name,
    label: label(name),
    Label: capitalize(label(name)),
    path: kebabCase(name),
    services,
    usesKnex,
    imports: {
      service: sortedImports([
        ...(router ? credentials : []),
        ...services.map(({ type }) => type.import),
      ]),
      serviceTest: packagesFirst([
        ...(router
          ? [{ name: 'mockCredentials', from: '@backstage/backend-test-utils' }]
          : []),
        ...(usesKnex ? [testDatabases] : []),
        ...services.flatMap(({ mock }) => mock.imports),
      ]),
    },
  };
}
