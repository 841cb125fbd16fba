import type { ResourceEntry } from '../blueprint/blueprint.ts';

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
}

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
    resources: [
      {
        name: 'item',
        plural: 'items',
        // A template cannot ask the clock, so its plugins share this time stamp.
        addedAt: '2026-01-01T00:00:00Z',
        fields: [
          'title:string',
          'description:text?',
          'entityRef:entityRef?:index',
        ],
      },
    ],
  },
];
