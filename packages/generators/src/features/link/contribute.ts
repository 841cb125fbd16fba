import type { Blueprint } from '../../blueprint/blueprint.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import { auditedLink } from './auditedLink.ts';
import type { LinkEntry, RemovedLink } from './entry.ts';
import { linkMigrations } from './migrations.ts';
import { linkModel, type LinkModel } from './model.ts';
import { linkTable } from './name.ts';
import { permittedLink } from './permittedLink.ts';

const render = loadTemplates('features/link/templates');

/**
 * What a link adds: its folder in src, and the migration that makes its table. The lists
 * of both resources can be narrowed by it, which is in their own code. Where these have
 * permissions, or are recorded, so is what links them.
 *
 * @param blueprint - the plugin's, of whose resources it links two
 * @param siblings - what the packages are called that the plugin has beside its own
 */
export function contributeLink(
  entry: LinkEntry,
  blueprint: Blueprint,
  siblings: Partial<SiblingNames>,
): Contribution {
  const model = linkModel(entry, blueprint, siblings);
  const permitted = permittedLink(model);
  const audited = auditedLink(model);
  const { name, Name, sides, first, second } = model;
  const folder = `src/${name}`;
  const from = (file: string) => `./${name}/${file}`;
  const store = { name: `${Name}Store`, from: from(`${Name}Store`) };
  const inserts = sides.map((side): Import => ({
    name: `insert${side.Name}`,
    from: `./${side.names}/__fixtures__/${side.names}`,
  }));
  const pair = `/${first.path}/{id}/${second.path}/{${second.id}}`;
  const lists = model.lists.map(({ path, of }) => `/${of.path}/{id}/${path}`);
  const id = `'01900000-0000-7000-8000-000000000001'`;
  return contribution({
    composed: [
      {
        name,
        type: { name: `${Name}Service`, from: from(`${Name}Service`) },
        create: {
          name: `create${Name}Service`,
          from: from(`create${Name}Service`),
        },
        takes: ['knex'],
        isAsync: false,
        isOffered: true,
        store,
      },
    ],
    decorators: [...permitted.decorators, ...audited.decorators],
    gates: audited.gates,
    testFeatures: audited.testFeatures,
    wholeTests: audited.wholeTests,
    routes: [
      {
        create: { name: `create${Name}Routes`, from: from('routes') },
        takes: ['httpAuth', first.names, second.names, name],
        openApi: { name: `${name}OpenApi`, from: from('openapi') },
        path: undefined,
        isRaw: false,
      },
    ],
    tables: [
      {
        name: linkTable(entry),
        fill: {
          statements: [
            ...inserts.map(({ name: insert }) => `await ${insert}(knex, 1);`),
            `await new ${store.name}(knex).add({ ${first.id}: ${id}, ${second.id}: ${id} }, { credentials });`,
          ].join('\n'),
          imports: [...inserts, store],
        },
      },
    ],
    access: [
      ...lists.map(path => ({
        operation: `get ${path}`,
        statuses: 'reading',
      })),
      {
        operation: `put ${pair}`,
        statuses: linking(model),
        parameter: { name: second.id, path: second.path },
      },
      {
        operation: `delete ${pair}`,
        statuses: unlinking(model),
        parameter: { name: second.id, path: second.path },
      },
    ],
    testsDatabases: true,
    readme: {
      resources: [
        `\`${name}\`: which \`${first.path}\` and \`${second.path}\` belong together, changed by \`PUT\` and \`DELETE\` of \`${pair}\`${first.isScoped ? `, by who may update the ${first.label}` : ''}, and listed at ${lists.map(path => `\`${path}\``).join(' and ')}`,
      ],
      events: audited.readme.events,
    },
    files: {
      ...linkMigrations(entry, blueprint),
      ...renderFiles(
        render,
        model,
        {
          [`${Name}Service.ts`]: 'Service.ts',
          [`${Name}Store.ts`]: model.isScoped ? 'ScopedStore.ts' : 'Store.ts',
          [`${Name}Store.test.ts`]: 'Store.test.ts',
          'openapi.ts': 'openapi.ts',
          'routes.ts': 'routes.ts',
          'routes.test.ts': 'routes.test.ts',
        },
        folder,
      ),
      ...permitted.files,
      ...audited.files,
    },
  });
}

// The first of the callers that may link is told that it is new.
function linking({ writers, first, knowsOwners }: LinkModel): string {
  const [status, later] = writers ? [204, 204] : [201, 204];
  const users = first.isScoped
    ? `user: 403, owner: ${status}`
    : `user: ${status}${knowsOwners ? `, owner: ${later}` : ''}`;
  return `{ ...writing, ${writers ? 'service: 201, ' : ''}${users} }`;
}

function unlinking({ writers, first }: LinkModel): string {
  const others = [
    ...(writers ? ['service: 204'] : []),
    ...(first.isScoped ? ['user: 403', 'owner: 204'] : []),
  ];
  return others.length > 0
    ? `{ ...deleting, ${others.join(', ')} }`
    : 'deleting';
}

/** What is left of a link that was removed: its migrations, which run as ever. */
export function contributeRemovedLink(
  entry: RemovedLink,
  blueprint: Blueprint,
): Contribution {
  return contribution({
    services: ['database', 'logger'],
    // Its migrations name types of it.
    dependencies: ['knex'],
    tables: [{ name: linkTable(entry) }],
    files: linkMigrations(entry, blueprint),
  });
}
