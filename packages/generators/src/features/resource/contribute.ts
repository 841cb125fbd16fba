import type {
  Blueprint,
  RemovedEntry,
  ResourceEntry,
} from '../../blueprint/blueprint.ts';
import {
  catalogFields,
  withEntityKinds,
} from '../../blueprint/catalogFields.ts';
import { subjectFeatures } from '../../blueprint/features.ts';
import { linkedTo, linksOf } from '../../blueprint/links.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { isAudited } from '../../blueprint/subjects.ts';
import { formatKey } from '../../blueprint/uniqueKeys.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  type Access,
  type Contribution,
  type Import,
} from '../contribution.ts';
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
  const current = withEntityKinds(entry, blueprint);
  const resources = blueprint.resources.map(one =>
    withEntityKinds(one, blueprint),
  );
  const links = linkedTo(entry, blueprint);
  const scoped = subjectFeatures(blueprint)
    .filter(({ feature }) => feature === 'permission')
    .map(({ of }) => of);
  const isScoped = scoped.includes(entry.name);
  const model = {
    ...resourceModel(
      current,
      resources,
      links,
      isScoped,
      catalogFields(blueprint, entry.name).map(({ name }) => name),
    ),
    isAudited: isAudited(blueprint, entry.name),
    // Of any resource of the plugin, as with writers.
    givesRequests: resources.some(({ name }) => isAudited(blueprint, name)),
    checksCreations: subjectFeatures(blueprint).some(
      ({ feature }) => feature === 'catalog',
    ),
  };
  const { Name, names, table } = model;
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
    'src/service/options.ts': 'options.ts',
  };
  const fixture = (export_: string, of = names): Import => ({
    name: export_,
    from: `./${of}/__fixtures__/${of}`,
  });
  const create = fixture(`create${Name}`);
  const minimal =
    model.optionals.length > 0 ? fixture(`minimal${Name}`) : create;
  const store = { name: `${Name}Store`, from: `./${names}/${Name}Store` };
  const inserts = model.tables.map(({ insert, names: of }) =>
    fixture(insert, of),
  );
  const { path } = model;
  const open = resources.filter(one => !scoped.includes(one.name));
  const inText = (listed: string[]) =>
    listed.map(one => `\`${one}\``).join(' and ');
  const written = inText([
    ...open.flatMap(one => (one.writers ? [one.plural] : [])),
    ...linksOf(blueprint).flatMap(one =>
      one.writers && !scoped.includes(one.between[0]) ? [one.name] : [],
    ),
  ]);
  const answers = (shared: string, service: number, user?: number) => {
    const own = [
      ...(entry.writers ? [`service: ${service}`] : []),
      ...(user === undefined ? [] : [`user: ${user}`]),
    ];
    return own.length > 0 ? `{ ...${shared}, ${own.join(', ')} }` : shared;
  };
  // Who may change a row is told that it has changed, so that it stays as it is.
  const changeByOwner = (operation: string, body: string): Access => ({
    operation,
    statuses: `{ ...writing, ${entry.writers ? 'service: 412, ' : ''}user: 403, owner: 412 }`,
    input: { expression: `() => ({ headers: outdated, body: ${body} })` },
  });
  const fillOf = () => {
    // Rows differ by what they refer to, and tests of others insert the first of them.
    if (model.isReferred && model.insertsParents) {
      const own = fixture(`insert${Name}`);
      return { statements: `await ${own.name}(knex, 1);`, imports: [own] };
    }
    return {
      statements: [
        ...inserts.map(({ name: insert }) => `await ${insert}(knex, 1);`),
        `await new ${store.name}(knex).create(${create.name}, { credentials });`,
      ].join('\n'),
      imports: [...inserts, store, create],
    };
  };
  const inputOptional = model.required.every(field => field.default);
  return contribution({
    services: ['database', 'logger'],
    dependencies: ['knex', 'uuid'],
    composed: [
      {
        name: names,
        type: { name: `${Name}Service`, from: `./${names}/${Name}Service` },
        create: {
          name: `create${Name}Service`,
          from: `./${names}/create${Name}Service`,
        },
        takes: ['knex'],
        isAsync: false,
        isOffered: true,
        store,
      },
    ],
    routes: [
      {
        create: { name: `create${Name}Routes`, from: `./${names}/routes` },
        takes: ['httpAuth', names],
        openApi: { name: `${names}OpenApi`, from: `./${names}/openapi` },
        path: undefined,
        isRaw: false,
      },
    ],
    tables: [
      {
        name: table,
        fill: fillOf(),
      },
    ],
    access: [
      { operation: `get /${path}`, statuses: 'reading' },
      {
        operation: `post /${path}`,
        statuses: inputOptional
          ? answers('writing', 201, 201)
          : answers('writing', 400),
      },
      { operation: `get /${path}/{id}`, statuses: 'reading' },
      ...(isScoped
        ? [
            changeByOwner(
              `patch /${path}/{id}`,
              `JSON.stringify({ ${model.changed.name}: ${model.changed.other} })`,
            ),
            changeByOwner(`delete /${path}/{id}`, `'{}'`),
          ]
        : [
            {
              operation: `patch /${path}/{id}`,
              statuses: answers('writing', 400),
            },
            {
              operation: `delete /${path}/{id}`,
              statuses: answers('deleting', 204),
            },
          ]),
    ],
    creations: [
      {
        path,
        body: create,
        parents: model.parents.map(({ field, path: target, isNeeded }) => ({
          field,
          path: target,
          isNeeded,
        })),
      },
    ],
    // One that needs a row of another resource first cannot be created alone.
    replicated:
      model.needed.length > 0
        ? []
        : [
            {
              path,
              body: minimal,
              changed: { name: model.changed.name, value: model.changed.other },
            },
          ],
    readme: {
      resources: [
        `\`${entry.name}\` at \`/${path}\`: ${current.fields.map(line => `\`${line}\``).join(', ')}${(current.unique ?? []).map(key => `, unique together: \`${formatKey(key)}\``).join('')}`,
      ],
      notes: isScoped
        ? []
        : [
            render('note.md', {
              written,
              open: scoped.length > 0 && inText(open.map(one => one.plural)),
            }).trim(),
          ],
      tries:
        model.needed.length > 0
          ? []
          : [{ path, body: sampleRequests(current, resources).body }],
    },
    files: {
      ...resourceMigrations(entry, blueprint),
      ...renderFiles(render, model, files),
    },
  });
}

/** What is left of a resource that was removed: its migrations, which run as ever. */
export function contributeRemoved(
  entry: RemovedEntry,
  blueprint: Blueprint,
): Contribution {
  return contribution({
    services: ['database', 'logger'],
    tables: [{ name: snakeCase(entry.plural) }],
    files: resourceMigrations(entry, blueprint),
  });
}
