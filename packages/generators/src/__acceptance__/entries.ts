import {
  formatBlueprint,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { checksOf } from '../blueprint/enumChecks.ts';
import type { FeatureEntry } from '../blueprint/features.ts';
import { resourceNames } from '../blueprint/resourceName.ts';
import type { Operation } from '../features/action/operations.ts';
import type { IntegrationEntry } from '../features/integration/entry.ts';
import type { Scheme } from '../features/webhook/scheme.ts';
import { parseRef } from '../services/serviceRef.ts';
import { isSeeded } from '../services/seededMocks.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import type { Resource } from './shapes.ts';

// Resources that refer to each other, and that are linked.
export function linked(pluginId = 'linked'): Blueprint {
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
  const [service, ...others] = resources;
  const changes = [{ addedAt: next(), add: added }];
  const text = formatBlueprint({
    ...rest,
    resources: [{ ...service, changes }, ...others],
    features: [
      link('teamLabels', next(), 'team', 'label'),
      {
        ...link('members', next(), 'person', 'team'),
        writers: ['user', 'service'],
      },
      link('serviceTeams', next(), 'service', 'team'),
    ],
  });
  return parseBlueprint(text, 'linked');
}

/** Has an entry ask for a service that a package exports. */
export function withRef(entry: FeatureEntry, ref: string): FeatureEntry {
  const refs = [{ ...parseRef(ref)!, version: '*' }];
  return Object.assign(entry, { refs });
}

// The table of services need not know it.
export function withEvents(entry: FeatureEntry): FeatureEntry {
  return withRef(entry, '@backstage/plugin-events-node#eventsServiceRef');
}

export function permission(of: string): FeatureEntry {
  return { feature: 'permission', of };
}

export function audit(of: string): FeatureEntry {
  return { feature: 'audit', of };
}

export function link(
  name: string,
  addedAt: string,
  ...between: [string, string]
) {
  return { feature: 'link' as const, name, addedAt, between };
}

export function catalog(
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
    ...(names.some(isSeeded) && { mocked: true }),
  };
}

export function task(
  name: string,
  schedule: string,
  names: string[],
): FeatureEntry {
  return { feature: 'task', name, schedule, timeout: 'PT10M', services: names };
}

export function subscription(name: string, names: string[]): FeatureEntry {
  const topic = 'scheduled.item-1.updated';
  return { feature: 'subscription', name, topic, services: names };
}

export function client({ name }: Pick<Resource, 'name'>): FeatureEntry {
  return { feature: 'client', of: name };
}

export function action(of: string, ...offered: Operation[]): FeatureEntry {
  return { feature: 'action', of, operations: offered };
}

export function webhook(
  name: string,
  scheme: Scheme,
  names: string[],
): FeatureEntry {
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
