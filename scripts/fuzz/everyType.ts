import { join } from 'node:path';
import {
  blueprint,
  custom,
  integration,
  webhook,
} from '../../packages/generators/src/__acceptance__/entries.ts';
import { shapes } from '../../packages/generators/src/__acceptance__/shapes.ts';
import { Workspace } from '../../packages/generators/src/__acceptance__/workspace.ts';
import { readTarget, type Target } from './targets.ts';

/** What the plugin is called that no example is. */
export const EVERY_TYPE = 'every-type';

// Of the shapes of resources, one each in which a type may behave in its own way.
const SHAPES = [
  'plain',
  'optional',
  'filtered',
  'optionallyFiltered',
  'defaulted',
  'unique',
  'optionallyUnique',
  'changeRequest',
  'remark',
];

const plugin = blueprint(
  EVERY_TYPE,
  [
    ...shapes.filter(({ name }) => SHAPES.includes(name)),
    // References have the names of what they refer to, by which values are found.
    {
      name: 'child',
      fields: [
        'plain:ref(plain)',
        'unique:ref(unique,cascade)?',
        'remark:ref(remark,setnull)?',
        'child:ref(child)?',
        'done:boolean',
      ],
      unique: [['plain', 'done', 'child']],
    },
  ],
  [
    webhook('github', { preset: 'github' }, []),
    webhook('gitlab', { preset: 'gitlab' }, []),
    webhook('standard', { preset: 'generic' }, []),
    integration('tracker', { annotation: 'example.com/project' }),
    integration('fleet', {
      ...{ instances: true, list: true, cache: 'PT1M' },
      annotation: 'example.com/fleet',
    }),
    custom('roster', ['database'], true),
    // What wraps the service of a resource.
    { feature: 'permission', of: 'filtered', ownedBy: 'entityRefField' },
    { feature: 'permission', of: 'unique' },
    { feature: 'audit', of: 'filtered' },
    { feature: 'audit', of: 'plain' },
    {
      feature: 'catalog',
      of: 'optional',
      fields: [{ name: 'entityRefField' }],
    },
    {
      ...{ feature: 'link', name: 'attached', addedAt: '2030-01-01T00:00:00Z' },
      between: ['changeRequest', 'remark'],
    },
  ],
);

/** Renders a plugin with every type of field, and every kind of route. */
export async function renderEveryType(): Promise<Target> {
  const workspace = await Workspace.create();
  await workspace.render([plugin]);
  const folder = join(workspace.root, 'plugins', `${EVERY_TYPE}-backend`);
  const modules = join(workspace.root, 'node_modules');
  return { ...readTarget(folder), modules };
}
