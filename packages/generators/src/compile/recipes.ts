import type { ResourceEntry } from '../blueprint/blueprint.ts';
import type { FeatureEntry } from '../blueprint/features.ts';

/**
 * A blueprint without the plugin's own names, from which a template is compiled.
 *
 * @see {@link compileTemplate}
 */
export interface Recipe {
  /** The template's name, which `backstage-cli new --select` takes. */
  name: string;
  /** What lists of templates say of it. */
  description: string;
  /** The resources of every plugin that is made from it. */
  resources: ResourceEntry[];
  /** What else each of them has, in the order of a blueprint. */
  features?: FeatureEntry[];
  /**
   * The resource that other plugins get a client of. It is in packages beside the plugin's
   * own, which no template can make, so `new` makes them as the command `client` does.
   */
  client?: string;
}

// A template cannot ask the clock, so its plugins share these time stamps.
const item: ResourceEntry = {
  name: 'item',
  plural: 'items',
  addedAt: '2026-01-01T00:00:00Z',
  fields: ['title:string', 'description:text?', 'entityRef:entityRef?:index'],
};

/**
 * What is compiled into the templates of this kit.
 *
 * @see {@link compileTemplate}
 */
export const recipes: Recipe[] = [
  {
    name: 'backend-plugin',
    description:
      'A backend plugin with one resource: routes, auth policy, database, tests',
    resources: [item],
  },
  {
    name: 'backend-plugin-integration',
    description:
      'A backend plugin that asks another system about an entity: client, failures, tests',
    resources: [],
    features: [
      {
        feature: 'integration',
        name: 'upstream',
        annotation: 'example.com/item',
      },
    ],
  },
  {
    name: 'backend-plugin-job',
    description:
      'A backend plugin with a resource, a task and a webhook to fill it, and tests',
    resources: [item],
    features: [
      {
        feature: 'task',
        name: 'itemImport',
        schedule: 'PT1H',
        timeout: 'PT10M',
        services: ['knex'],
      },
      {
        feature: 'webhook',
        name: 'changes',
        addedAt: '2026-01-01T00:00:01Z',
        scheme: { preset: 'generic' },
        services: ['knex'],
      },
    ],
  },
  {
    name: 'backend-plugin-secured',
    description:
      'A backend plugin with permissions by owners, audit and a client for other plugins',
    resources: [
      {
        ...item,
        fields: [
          'title:string',
          'description:text?',
          'service:entityRef:index',
        ],
      },
    ],
    features: [
      { feature: 'audit', of: 'item' },
      { feature: 'permission', of: 'item', ownedBy: 'service' },
    ],
    client: 'item',
  },
];
