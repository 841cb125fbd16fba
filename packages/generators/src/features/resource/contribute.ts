import type {
  Blueprint,
  RemovedEntry,
  ResourceEntry,
} from '../../blueprint/blueprint.ts';
import { asItIs } from '../../blueprint/history.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { loadTemplates } from '../../render/templates.ts';
import type { Contribution } from '../contribution.ts';
import { resourceMigrations } from './migrations.ts';
import { resourceModel } from './model.ts';
import { sampleRequests } from './sampleRequests.ts';

const render = loadTemplates('features/resource/templates');

/**
 * What a resource adds to its plugin: its own folder in src, and the migrations that
 * make its table and change it.
 *
 * @param blueprint - the plugin's, to whose resources its fields may refer
 */
export function contributeResource(
  entry: ResourceEntry,
  blueprint: Blueprint,
): Contribution {
  const current = asItIs(entry);
  const resources = blueprint.resources.map(asItIs);
  const model = resourceModel(current, resources);
  const { Name, name, names, table } = model;
  const folder = `src/${names}`;
  const files = {
    [`${folder}/schema.ts`]: 'schema.ts',
    [`${folder}/${Name}Service.ts`]: 'Service.ts',
    [`${folder}/${Name}Store.ts`]: 'Store.ts',
    [`${folder}/${Name}Store.test.ts`]: 'Store.test.ts',
    [`${folder}/routes.ts`]: 'routes.ts',
    [`${folder}/routes.test.ts`]: 'routes.test.ts',
    [`${folder}/openapi.ts`]: 'openapi.ts',
    [`${folder}/__fixtures__/${names}.ts`]: 'fixtures.ts',
  };
  return {
    services: ['database', 'logger'],
    dependencies: ['knex', 'uuid'],
    devDependencies: [],
    tables: [table],
    resource: {
      name,
      names,
      path: model.path,
      table,
      service: { name: `${Name}Service`, from: `${names}/${Name}Service` },
      store: { name: `${Name}Store`, from: `${names}/${Name}Store` },
      openApi: { name: `${names}OpenApi`, from: `${names}/openapi` },
      routes: { name: `create${Name}Routes`, from: `${names}/routes` },
      create: { name: `create${Name}`, from: `${names}/__fixtures__/${names}` },
      minimal: {
        name: `${model.optionals.length > 0 ? 'minimal' : 'create'}${Name}`,
        from: `${names}/__fixtures__/${names}`,
      },
      parents: model.parents.map(({ field, path: target }) => ({
        field,
        path: target,
      })),
      inserts: model.tables.map(parent => ({
        name: parent.insert,
        from: `${parent.names}/__fixtures__/${parent.names}`,
      })),
      changed: { name: model.changed.name, value: model.changed.other },
      body: sampleRequests(current, resources).body,
      inputOptional: model.required.every(field => field.default),
      summary: `\`${name}\` at \`/${model.path}\`: ${current.fields.map(line => `\`${line}\``).join(', ')}`,
    },
    files: {
      ...resourceMigrations(entry, blueprint),
      ...Object.fromEntries(
        Object.entries(files).map(([path, template]) => [
          path,
          render(template, model),
        ]),
      ),
    },
    seeds: {},
  };
}

/** What is left of a resource that was removed: its migrations, which run as ever. */
export function contributeRemoved(
  entry: RemovedEntry,
  blueprint: Blueprint,
): Contribution {
  return {
    services: ['database', 'logger'],
    dependencies: [],
    devDependencies: [],
    tables: [snakeCase(entry.plural)],
    files: resourceMigrations(entry, blueprint),
    seeds: {},
  };
}
