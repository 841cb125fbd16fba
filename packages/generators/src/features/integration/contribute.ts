import lodash from 'lodash';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import {
  capitalize,
  kebabCase,
  label,
  pascalCase,
} from '../../blueprint/names.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import { durationCode } from '../duration.ts';
import type { IntegrationEntry } from './entry.ts';
import { integrationNames } from './names.ts';

const render = loadTemplates('features/integration/templates');

/** Where the code of a client starts, and what an entity's route is called. */
export function integrationPaths({ name, annotation }: IntegrationEntry) {
  return {
    client: `src/${name}/${pascalCase(name)}Client.ts`,
    route:
      annotation && `entities/{kind}/{namespace}/{name}/${kebabCase(name)}`,
  };
}

/**
 * What a client of another system adds: its configuration, its wiring, the lookup of an
 * entity's annotation, and the first code of its calls, which is its people's.
 */
export function contributeIntegration(
  entry: IntegrationEntry,
  { pluginId }: Blueprint,
): Contribution {
  const { name, annotation, cache, list } = entry;
  const model = integrationModel(entry, pluginId);
  const names = integrationNames(entry);
  const { Name } = model;
  const room = `./${name}`;
  const folder = `src/${name}`;
  const paths = integrationPaths(entry);
  const write = (files: Record<string, string>) =>
    renderFiles(render, model, files, folder);
  const routes = annotation
    ? [paths.route!, ...(list ? [`${paths.route}/versions`] : [])]
    : [];
  return contribution({
    services: [
      'logger',
      'rootConfig',
      ...(cache ? ['cache'] : []),
      ...(annotation ? ['catalog'] : []),
    ],
    dependencies: annotation ? ['@backstage/plugin-catalog-node'] : [],
    devDependencies: ['msw'],
    composed: [
      {
        name,
        type: { name: model.type, from: `${room}/${model.typeFile}` },
        create: { name: model.creator, from: `${room}/${model.creator}` },
        takes: [...(cache ? ['cache'] : []), 'logger', 'rootConfig'],
        isAsync: false,
        isOffered: !annotation,
      },
      ...(annotation
        ? [
            {
              name: names.entities,
              type: {
                name: `${Name}Entities`,
                from: `${room}/${Name}Entities`,
              },
              create: {
                name: names.createEntities,
                from: `${room}/${Name}Entities`,
              },
              takes: ['catalog', name],
              isAsync: false,
              isOffered: true,
            },
          ]
        : []),
    ],
    routes: annotation
      ? [
          {
            create: { name: names.createRoutes, from: `${room}/routes` },
            takes: ['httpAuth', names.entities],
            openApi: { name: names.openApi, from: `${room}/openapi` },
            path: '/entities',
            isRaw: false,
          },
        ]
      : [],
    config: [
      {
        name,
        description: model.configDescription,
        type: render('config.type', model).trim(),
        testValue: model.testValue,
        example: model.example,
      },
    ],
    access: routes.map(path => ({
      operation: `get /${path}`,
      statuses: '{ ...reading, service: 403 }',
      sample: `/${path}`
        .replace('{kind}', 'component')
        .replace('{namespace}', 'default')
        .replace('{name}', model.entityName),
    })),
    testEntities: annotation
      ? [{ name: names.entity, from: `${room}/__testUtils__/${name}` }]
      : [],
    testUpstreams: annotation
      ? [{ name: names.handlers, from: `${room}/__testUtils__/${name}` }]
      : [],
    readme: {
      services: [
        `\`${name}\` in \`${folder}\`, ${model.clients} of another system${paths.route ? `, for users at \`/${paths.route}\`, where the entity has the annotation \`${annotation}\`` : ''}`,
      ],
    },
    files: write({
      [`${model.creator}.ts`]: 'createClient.ts',
      ...(annotation && {
        [`${Name}Entities.ts`]: 'Entities.ts',
        [`${Name}Entities.test.ts`]: 'Entities.test.ts',
      }),
    }),
    seeds: write({
      [`${Name}Client.ts`]: 'Client.ts',
      [`${Name}Client.test.ts`]: 'Client.test.ts',
      [`__testUtils__/${name}.ts`]: 'testUtils.ts',
      ...(annotation && {
        'routes.ts': 'routes.ts',
        'routes.test.ts': 'routes.test.ts',
        'openapi.ts': 'openapi.ts',
      }),
    }),
  });
}

/** What a client needs in the configuration, as lines of YAML. */
export function integrationExample(
  entry: IntegrationEntry,
  pluginId: string,
): string[] {
  const { example } = integrationModel(entry, pluginId);
  return [
    `${lodash.camelCase(pluginId)}:`,
    `  ${entry.name}:`,
    ...example.map(line => `    ${line}`),
  ];
}

/** Everything that the templates say. */
function integrationModel(entry: IntegrationEntry, pluginId: string) {
  const { name, instances, annotation, list, cache } = entry;
  const Name = pascalCase(name);
  const baseUrl = `https://${kebabCase(name)}.example.com/api`;
  const values = `{ baseUrl: '${baseUrl}', token: 'token-for-tests' }`;
  const token = `\${${lodash.snakeCase(name).toUpperCase()}_TOKEN}`;
  const keys = [`baseUrl: ${baseUrl}`, `token: ${token}`];
  return {
    name,
    Name,
    label: label(name),
    Label: capitalize(label(name)),
    path: kebabCase(name),
    key: `${lodash.camelCase(pluginId)}.${name}`,
    baseUrl,
    urlPattern: baseUrl.replaceAll(/[/.]/g, '\\$&'),
    entityName: `sample-${kebabCase(name)}`,
    instances: instances === true,
    annotation,
    list: list === true,
    cache: cache && durationCode(cache),
    names: integrationNames(entry),
    clients: instances ? 'clients' : 'a client',
    creator: `create${Name}Client${instances ? 's' : ''}`,
    type: `${Name}Client${instances ? 's' : ''}`,
    typeFile: instances ? `create${Name}Clients` : `${Name}Client`,
    configDescription: instances
      ? `The ${label(name)} instances by their names. An entity that names none is in \`main\`.`
      : `The ${label(name)} that is asked.`,
    testValue: instances ? `{ main: ${values} }` : values,
    example: instances ? ['main:', ...keys.map(line => `  ${line}`)] : keys,
  };
}
