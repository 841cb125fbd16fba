import {
  formatBlueprint,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { recipes } from '../compile/recipes.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { codeNames } from '../blueprint/codeNames.ts';
import { checksOf } from '../blueprint/enumChecks.ts';
import type { FeatureEntry } from '../blueprint/features.ts';
import type { Operation } from '../features/action/operations.ts';
import type { IntegrationEntry } from '../features/integration/entry.ts';
import { resourceNames } from '../blueprint/resourceName.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import type { Scheme } from '../features/webhook/scheme.ts';
import { services } from '../services/index.ts';
import { shapes, type Resource } from './shapes.ts';
import { customNames, named, TABLES, words } from './words.ts';

/** Of the plugin whose resources try many names. */
const WORDS_ID = 'abcdefghij-klmnopqrst-uvwxyz-123456789-a';

/** Ids of 1 and of 40 characters, with digits and dashes. */
export const blueprints = [
  blueprint('a', []),
  blueprint('k8s-sync', shapes),
  blueprint(WORDS_ID, words),
  // Services of their own: with all services, with none, with routes, each name.
  blueprint(
    'every-service',
    [{ name: 'item', fields: ['title:string'] }],
    [custom('onCallRoster', [...services.keys()], true)],
  ),
  blueprint('no-service', [], [custom('roster', [])]),
  blueprint(
    'scheduled',
    [{ name: 'item', fields: ['title:string'] }],
    [
      task('nightlyImport', '0 3 * * *', ['knex', 'catalog', 'notifications']),
      task('cleanUp', 'PT1H30M', []),
      // What its schedule takes, too.
      subscription('exceeded', ['knex', 'notifications']),
      subscription('heard', []),
      task('report', '@weekly', ['logger', 'rootConfig', 'scheduler']),
    ],
  ),
  blueprint(
    'delivered',
    [{ name: 'item', fields: ['title:string'] }],
    [
      webhook('githubPushes', { preset: 'github' }, ['knex', 'catalog']),
      webhook('gitlab', { preset: 'gitlab' }, []),
      // What draining takes, too.
      webhook('std', { preset: 'generic' }, ['logger', 'scheduler']),
      webhook('bare', { header: 'x-signature', algorithm: 'sha1' }, []),
      webhook(
        'full',
        {
          header: 'x-signature',
          algorithm: 'sha512',
          prefix: 'v0=',
          timestampHeader: 'x-time',
          idHeader: 'x-id',
        },
        ['notifications'],
      ),
      // All that has secrets or works without a request, in one plugin.
      integration('tracker', { annotation: 'example.com/project' }),
      withEvents(task('digest', 'P1D', ['logger'])),
    ],
  ),
  blueprint(
    'integrated',
    [{ name: 'item', fields: ['title:string'] }],
    [
      integration('registry', {
        instances: true,
        annotation: 'example.com/repository',
        list: true,
        cache: 'PT1M',
      }),
      integration('buildServer', { annotation: 'example.com/build' }),
      integration('pager', { list: true }),
      integration('k8s', { instances: true, cache: 'PT1H' }),
    ],
  ),
  // Each operation by itself, all of them, and names that differ in code.
  blueprint(
    'offered',
    [
      { name: 'item', fields: ['title:string', 'done:boolean?:index'] },
      { name: 'function', fields: ['size:number=1', 'labels:json?'] },
      { name: 'child', fields: ['item:ref(item)'] },
      { name: 'node', fields: ['at:datetime'], writers: ['user', 'service'] },
      { name: 'reader', fields: ['within:ref(reader)?', 'text:text'] },
    ],
    [
      action('item', 'list', 'get', 'create', 'update', 'delete'),
      action('function', 'create'),
      action('child', 'list'),
      action('node', 'update', 'delete'),
      action('reader', 'get'),
    ],
  ),
  linked(),
  // Permissions for each: with owners, about some fields, about all.
  blueprint(
    'permitted',
    shapes,
    shapes.map(({ name, fields }, index): FeatureEntry => {
      const ownedBy = /(\w+):entityRef/.exec(fields.join())?.[1];
      const rules = index % 3 === 2 ? ownedBy : undefined;
      return {
        feature: 'permission',
        of: name,
        ...(ownedBy && { ownedBy }),
        ...(rules && { rules: [rules] }),
      };
    }),
  ),
  permitted(linked('linked-permitted')),
  blueprint(
    'guarded',
    [{ name: 'item', fields: ['title:string'] }],
    [
      custom('roster', ['logger'], true),
      integration('registry', { annotation: 'example.com/repository' }),
      integration('buildServer', {
        annotation: 'example.com/build',
        instances: true,
        list: true,
      }),
      ...['item', 'roster', 'registry', 'buildServer'].map(permission),
    ],
  ),
  // That of the test with a policy.
  blueprint(
    'policed',
    [
      {
        name: 'incident',
        fields: [
          'title:string',
          'severity:enum(low,high):index',
          'service:entityRef?',
        ],
      },
    ],
    [{ feature: 'permission', of: 'incident', ownedBy: 'service' }],
  ),
  blueprint(
    'audited',
    [
      { name: 'item', fields: ['title:string', 'count:integer=1'] },
      {
        name: 'part',
        fields: ['item:ref(item)'],
        writers: ['user', 'service'],
      },
      { name: 'plain', fields: ['title:string?'] },
    ],
    [
      ...[
        task('nightlyImport', 'P1D', ['auditor', 'knex']),
        task('odd', 'P1D', []),
      ],
      webhook('githubPushes', { preset: 'github' }, ['auditor', 'knex']),
      webhook('std', { preset: 'generic' }, []),
      custom('roster', ['auditor', 'logger'], true),
      ...['item', 'part', 'nightlyImport', 'odd', 'githubPushes', 'std'].map(
        audit,
      ),
    ],
  ),
  blueprint(
    'cataloged',
    [
      {
        name: 'item',
        fields: [
          'title:string',
          'service:entityRef?:index',
          'owner:entityRef=group:default/guests',
        ],
      },
      {
        name: 'part',
        fields: ['item:ref(item)', 'component:entityRef:unique'],
        writers: ['user', 'service'],
      },
      { name: 'plain', fields: ['service:entityRef?'] },
    ],
    [
      catalog(
        'item',
        { name: 'service' },
        { name: 'owner', kinds: ['group', 'user'] },
      ),
      catalog('part', { name: 'component', kinds: ['api'] }),
      audit('item'),
      { feature: 'permission', of: 'item', ownedBy: 'service' },
      action('item', 'list', 'get', 'create', 'update'),
      integration('tracker', { annotation: 'example.com/project' }),
    ],
  ),
  blueprint('routed', [], [withEvents(custom('roster', ['database'], true))]),
  blueprint(
    'named',
    [],
    customNames.map(name => custom(name, [], true)),
  ),
  // What templates are compiled from: the first is like those above.
  ...recipes.slice(1).map(({ name, resources, features }) => ({
    ...blueprint(name, []),
    resources,
    features,
  })),
];

/** Tests of what differs from another in its name alone, as patterns of paths. */
export const alike = [
  ...named.map(
    resource =>
      `plugins/${WORDS_ID}-backend/src/${codeNames(resource).names}/${TABLES.includes(resource.plural) ? 'routes' : '*'}.test.ts`,
  ),
  ...customNames
    .slice(1)
    .map(name => `plugins/named-backend/src/${name}/*.test.ts`),
  // Its table is one like those of the others.
  ...['items/ItemStore', 'replicas'].map(
    file => `plugins/backend-plugin-job-backend/src/${file}.test.ts`,
  ),
];

// A service that a package exports, which the table of services need not know.
function withEvents(entry: FeatureEntry): FeatureEntry {
  const from = '@backstage/plugin-events-node';
  const ref = { from, name: 'eventsServiceRef', version: '^0.4.0' };
  return Object.assign(entry, { refs: [ref] });
}

// Resources that refer to each other, and that are linked.
function linked(pluginId = 'linked'): Blueprint {
  const { resources, ...rest } = blueprint(pluginId, [
    { name: 'service', fields: ['title:string'] },
    { name: 'team', fields: ['service:ref(service)', 'name:string:unique'] },
    { name: 'label', fields: ['text:string', 'on:ref(service,cascade)?'] },
    {
      ...{ name: 'person', fields: ['age:integer?:index'], sort: ['age'] },
      writers: ['user', 'service'],
    },
  ]);
  const added = ['team:ref(team,setnull)?', 'label:ref(label)?'];
  const times = resources.map(({ addedAt }) => addedAt);
  const next = () => {
    times.push(nextAddedAt(times));
    return times.at(-1)!;
  };
  const link = (name: string, ...between: [string, string]) => ({
    ...{ feature: 'link' as const, name, addedAt: next(), between },
  });
  const [service, ...others] = resources;
  const changes = [{ addedAt: next(), add: added }];
  const text = formatBlueprint({
    ...rest,
    resources: [{ ...service, changes }, ...others],
    features: [
      link('teamLabels', 'team', 'label'),
      { ...link('members', 'person', 'team'), writers: ['user', 'service'] },
      link('serviceTeams', 'service', 'team'),
    ],
  });
  return parseBlueprint(text, 'linked');
}

function permitted(from: Blueprint): Blueprint {
  const entries = from.resources.map(({ name }) => permission(name));
  const features = [...(from.features ?? []), ...entries];
  return parseBlueprint(formatBlueprint({ ...from, features }), from.pluginId);
}

function permission(of: string): FeatureEntry {
  return { feature: 'permission', of };
}

function audit(of: string): FeatureEntry {
  return { feature: 'audit', of };
}

function catalog(
  of: string,
  ...fields: { name: string; kinds?: string[] }[]
): FeatureEntry {
  return { feature: 'catalog', of, fields };
}

export function custom(
  name: string,
  names: string[],
  router?: true,
): FeatureEntry {
  return {
    feature: 'custom',
    name,
    services: names,
    ...(router && { router, documented: true }),
  };
}

export function task(
  name: string,
  schedule: string,
  names: string[],
): FeatureEntry {
  return { feature: 'task', name, schedule, timeout: 'PT10M', services: names };
}

function subscription(name: string, names: string[]): FeatureEntry {
  const topic = 'scheduled.item-1.updated';
  return { feature: 'subscription', name, topic, services: names };
}

function action(of: string, ...offered: Operation[]): FeatureEntry {
  return { feature: 'action', of, operations: offered };
}

function webhook(name: string, scheme: Scheme, names: string[]): FeatureEntry {
  const addedAt = '2026-01-02T00:00:00Z';
  return { feature: 'webhook', name, addedAt, scheme, services: names };
}

export function integration(
  name: string,
  options: Partial<IntegrationEntry>,
): FeatureEntry {
  return { feature: 'integration', name, ...options };
}

export function blueprint(
  pluginId: string,
  entries: Resource[],
  features?: FeatureEntry[],
): Blueprint {
  const times: string[] = [];
  const text = formatBlueprint({
    kitVersion: KIT_VERSION,
    package: { name: `@internal/plugin-${pluginId}-backend` },
    pluginId,
    resources: entries.map(({ name, plural, ...rest }) => {
      const addedAt = nextAddedAt(times);
      times.push(addedAt);
      const checks = checksOf(rest.fields);
      return { ...resourceNames(name, plural), addedAt, ...rest, ...checks };
    }),
    features,
  });
  return parseBlueprint(text, pluginId);
}
