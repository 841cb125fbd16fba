import { kebabCase, pascalCase } from '../../blueprint/names.ts';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { askedSlots } from '../../services/asked.ts';
import { contribution, type Contribution } from '../contribution.ts';
import { scheduleConfig } from '../scheduleConfig.ts';
import type { RemovedWebhook, WebhookEntry } from './entry.ts';
import { deliveriesTable, webhookMigrations } from './migrations.ts';
import { webhookModel } from './model.ts';

const render = loadTemplates('features/webhook/templates');

/** Where the handler of a webhook goes, and where its deliveries come in. */
export function webhookPaths({ name }: Pick<WebhookEntry, 'name'>) {
  return {
    handler: `src/${name}/handle${pascalCase(name)}Delivery.ts`,
    route: `/webhooks/${kebabCase(name)}`,
  };
}

/**
 * What a webhook adds: its routes, its table, the task that handles what is there, and
 * the first code of the handler, which is its people's.
 */
export function contributeWebhook(
  entry: WebhookEntry,
  blueprint: Blueprint,
): Contribution {
  const { name } = entry;
  const paths = webhookPaths(entry);
  const { route } = paths;
  const model = webhookModel(entry, blueprint, route);
  const { Name, draining, deliveries, receiver } = model;
  const recording = model.isAudited ? ['auditor', 'logger'] : [];
  const deciding = model.isGuarded ? ['permissions'] : [];
  const folder = `src/${name}`;
  const from = (file: string) => `./${name}/${file}`;
  const files = {
    [`create${Name}Deliveries.ts`]: 'createDeliveries.ts',
    [`create${Name}Receiver.ts`]: 'createReceiver.ts',
    'openapi.ts': 'openapi.ts',
    'routes.ts': 'routes.ts',
    'routes.test.ts': 'routes.test.ts',
    'schema.ts': 'schema.ts',
    [`schedule${Name}Deliveries.ts`]: 'schedule.ts',
    [`schedule${Name}Deliveries.test.ts`]: 'schedule.test.ts',
    [`__fixtures__/${name}Delivery.ts`]: 'fixtures.ts',
  };
  const asked = askedSlots(entry, [...model.drainingServices, 'knex']);
  return contribution({
    ...asked,
    composed: [
      {
        name: receiver,
        type: {
          name: `${Name}Receiver`,
          from: from(`create${Name}Receiver`),
        },
        create: {
          name: `create${Name}Receiver`,
          from: from(`create${Name}Receiver`),
        },
        takes: ['rootConfig'],
        isAsync: false,
        isOffered: true,
      },
      {
        name: deliveries,
        type: {
          name: `${Name}Deliveries`,
          from: from(`create${Name}Deliveries`),
        },
        create: {
          name: `create${Name}Deliveries`,
          from: from(`create${Name}Deliveries`),
        },
        takes: ['knex'],
        isAsync: false,
        isOffered: true,
      },
    ],
    started: [
      {
        call: {
          name: `schedule${Name}Deliveries`,
          from: from(`schedule${Name}Deliveries`),
        },
        takes: [deliveries, ...draining.map(one => one.name)],
      },
    ],
    routes: [
      {
        create: { name: `create${Name}Routes`, from: from('routes') },
        takes: ['httpAuth', ...recording, ...deciding, deliveries, receiver],
        openApi: { name: `${name}OpenApi`, from: from('openapi') },
        path: route,
        isRaw: true,
      },
    ],
    openPaths: [
      {
        path: route,
        reason:
          'Senders have no credentials, but sign. Routes below it ask for credentials.',
      },
    ],
    config: [
      {
        name,
        description: `The webhook ${route}.`,
        type: render('config.type', model).trim(),
        imports: [scheduleConfig],
        testValue: render('config.test', model).trim(),
        devValue: `{ secrets: ['${model.testSecret}'] }`,
        example: ['secrets:', `  - \${${model.variable}}`],
      },
    ],
    tables: [{ name: deliveriesTable(entry) }],
    access: [
      {
        operation: `post ${route}`,
        statuses: '{ none: 202, limitedUser: 202, service: 202, user: 202 }',
        input: {
          expression: `new${Name}Delivery`,
          import: {
            name: `new${Name}Delivery`,
            from: from(`__fixtures__/${name}Delivery`),
          },
        },
      },
      {
        operation: `get ${route}/deliveries`,
        statuses: `{ ...reading, service: 403${model.isGuarded ? ', user: 403, owner: 200' : ''} }`,
      },
      {
        operation: `post ${route}/deliveries/{id}/retry`,
        statuses: `{ ...reading, service: 403, ${model.isGuarded ? 'user: 403, owner: 404' : 'user: 404'} }`,
        sample: `${route}/deliveries/01900000-0000-7000-8000-000000000000/retry`,
      },
    ],
    testsDatabases: true,
    readme: {
      background: [render('readme', model).trim()],
      shell: [render('try.sh', model).trim()],
    },
    files: {
      ...webhookMigrations(entry),
      ...renderFiles(render, model, files, folder),
    },
    seeds: {
      ...asked.seeds,
      ...renderFiles(render, model, {
        [paths.handler]: 'handle.ts',
        [paths.handler.replace('.ts', '.test.ts')]: 'handle.test.ts',
      }),
    },
  });
}

/** What is left of a webhook that was removed: its migrations, which run as ever. */
export function contributeRemovedWebhook(entry: RemovedWebhook): Contribution {
  return contribution({
    services: ['database', 'logger'],
    // Its migrations name types of it.
    dependencies: ['knex'],
    tables: [{ name: deliveriesTable(entry) }],
    files: webhookMigrations(entry),
  });
}
