import { GeneratorError } from '../errors.ts';
import { amongThese } from '../nearest.ts';
import { core, fake, typed, type Service } from './service.ts';

export type { Service } from './service.ts';

/**
 * The services that a plugin can ask for, in the order of their names. Of the root
 * services these are the ones that tell a plugin something; the others belong to the
 * process in which it runs.
 */
const table: Service[] = [
  {
    name: 'actionsRegistry',
    purpose: 'offers actions to other plugins and to assistants',
    ref: {
      expression: 'actionsRegistryServiceRef',
      import: {
        name: 'actionsRegistryServiceRef',
        from: '@backstage/backend-plugin-api/alpha',
      },
    },
    type: typed(
      'ActionsRegistryService',
      '@backstage/backend-plugin-api/alpha',
    ),
    mock: {
      expression: 'actionsRegistryServiceMock()',
      imports: [
        {
          name: 'actionsRegistryServiceMock',
          from: '@backstage/backend-test-utils/alpha',
        },
      ],
    },
    dependencies: [],
  },
  core('auditor', 'records security-relevant events'),
  core('auth', 'issues and checks tokens', fake('auth')),
  core('cache', 'keeps values for a while, for all replicas'),
  {
    name: 'catalog',
    purpose: 'reads and changes entities of the catalog',
    ref: {
      expression: 'catalogServiceRef',
      import: {
        name: 'catalogServiceRef',
        from: '@backstage/plugin-catalog-node',
      },
    },
    type: typed('CatalogService', '@backstage/plugin-catalog-node'),
    mock: {
      expression: 'catalogServiceMock()',
      imports: [
        {
          name: 'catalogServiceMock',
          from: '@backstage/plugin-catalog-node/testUtils',
        },
      ],
    },
    seeded: { kind: 'entities' },
    dependencies: ['@backstage/plugin-catalog-node'],
  },
  core('database', "connects to the plugin's own database"),
  core('discovery', 'finds the URLs of other plugins', fake('discovery')),
  {
    name: 'events',
    purpose: 'publishes events and subscribes to them',
    ref: {
      expression: 'eventsServiceRef',
      import: {
        name: 'eventsServiceRef',
        from: '@backstage/plugin-events-node',
      },
    },
    type: typed('EventsService', '@backstage/plugin-events-node'),
    mock: fake('events'),
    dependencies: ['@backstage/plugin-events-node'],
  },
  core('httpAuth', 'tells who sent a request', fake('httpAuth')),
  core('httpRouter', "serves the plugin's routes"),
  {
    name: 'knex',
    purpose: "queries the plugin's own database, once it is migrated",
    madeOf: 'database',
    ref: core('database', '').ref,
    type: typed('Knex', 'knex'),
    mock: { expression: 'await databases.init(databaseId)', imports: [] },
    dependencies: ['knex'],
  },
  core('lifecycle', 'runs hooks when the plugin starts and stops'),
  core('logger', 'writes to the log'),
  {
    name: 'notifications',
    purpose: 'notifies users',
    ref: {
      expression: 'notificationService',
      import: {
        name: 'notificationService',
        from: '@backstage/plugin-notifications-node',
      },
    },
    type: typed('NotificationService', '@backstage/plugin-notifications-node'),
    mock: { expression: '{ send: jest.fn() }', imports: [] },
    seeded: { kind: 'methods', methods: '{ send: jest.fn() }' },
    dependencies: ['@backstage/plugin-notifications-node'],
  },
  core('permissions', 'decides what a caller may do', fake('permissions')),
  core('permissionsRegistry', 'registers permissions and resource types'),
  core('pluginMetadata', 'tells the id of the plugin', {
    expression: "{ getId: () => 'test' }",
    imports: [],
  }),
  core('rootConfig', 'reads the configuration', fake('rootConfig')),
  {
    ...core(
      'rootInstanceMetadata',
      'tells which plugins the backend has',
      fake('rootInstanceMetadata'),
    ),
    since: '1.5.0',
  },
  core('scheduler', 'runs tasks on one replica at a time'),
  {
    name: 'signals',
    purpose: 'tells open pages of Backstage what has changed',
    ref: {
      expression: 'signalsServiceRef',
      import: {
        name: 'signalsServiceRef',
        from: '@backstage/plugin-signals-node',
      },
    },
    type: typed('SignalsService', '@backstage/plugin-signals-node'),
    mock: { expression: '{ publish: jest.fn() }', imports: [] },
    dependencies: ['@backstage/plugin-signals-node'],
  },
  core('urlReader', 'reads files and trees of source control systems'),
  core('userInfo', 'tells what a user owns', fake('userInfo')),
];

/** The services that a plugin can ask for, by name. */
export const services: ReadonlyMap<string, Service> = new Map(
  table.map(service => [service.name, service]),
);

/**
 * Reads a list of services, separated by commas or blanks.
 *
 * @returns each once, in the order of their names, so that the order in which they
 *   were typed does not matter
 * @throws GeneratorError that names one that there is not, the nearest, and all
 */
export function parseServices(text: string): string[] {
  const names = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  names.forEach(findService);
  return names.sort();
}

/**
 * Finds a service by its name.
 *
 * @throws GeneratorError with the nearest name, and all, when there is none
 */
export function findService(name: string): Service {
  const service = services.get(name);
  if (service) {
    return service;
  }
  throw new GeneratorError(
    `there is no service "${name}"; ${amongThese(name, [...services.keys()])}`,
  );
}
