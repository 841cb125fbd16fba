// The plugins whose old replicas go on.
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { lineOf, types } from './shapes.ts';

export const plugin = 'rollout';

const everyType = (suffix: string) =>
  types.map(type =>
    lineOf(
      `${type.name}Field`,
      type,
      `${suffix}${type.notIndexed ? '' : ':index'}`,
    ),
  );
/** The fields of some types, or of all. */
export const names = (...some: string[]) =>
  types
    .map(({ name }) => name)
    .filter(name => some.length === 0 || some.includes(name))
    .map(name => `${name}Field`);

const addedAt = (second: number) => `2026-01-01T00:00:${10 + second}Z`;

/** What runs in production before each change. */
export const before: Blueprint = {
  kitVersion: KIT_VERSION,
  package: { name: `@internal/plugin-${plugin}-backend` },
  pluginId: plugin,
  resources: [
    {
      name: 'team',
      plural: 'teams',
      addedAt: addedAt(0),
      fields: ['title:string'],
    },
    {
      name: 'item',
      plural: 'items',
      addedAt: addedAt(1),
      fields: ['title:string', ...everyType('')],
      checks: true,
    },
    {
      name: 'note',
      plural: 'notes',
      addedAt: addedAt(2),
      fields: ['title:string', 'lost:text?', 'early:date?', ...everyType('?')],
      changes: [
        { addedAt: addedAt(3), add: ['late:datetime?:index'] },
        { addedAt: addedAt(4), rename: { early: 'sooner' } },
        { addedAt: addedAt(5), remove: ['lost'] },
        { addedAt: addedAt(7), add: ['mark:string?:index', 'left:date?'] },
        { addedAt: addedAt(8), rename: { mark: 'stamp' }, expand: true },
        { addedAt: addedAt(9), remove: ['left'], expand: true },
      ],
    },
    {
      name: 'member',
      plural: 'members',
      addedAt: addedAt(6),
      fields: ['title:string', 'team:ref(team)?'],
    },
    {
      name: 'budget',
      plural: 'budgets',
      addedAt: addedAt(7),
      fields: ['title:string', 'year:integer', 'state:enum(open,closed)?'],
      unique: [['title', 'year']],
      changes: [
        { addedAt: addedAt(8), change: ['state:enum(open,closed)=open'] },
      ],
    },
  ],
  features: [
    {
      feature: 'task',
      name: 'nightly',
      schedule: 'PT1H',
      timeout: 'PT1M',
      services: [],
    },
  ],
};

const items = {
  name: 'item',
  plural: 'items',
  addedAt: addedAt(0),
  fields: ['title:string', 'status:enum(open,closed)=open'],
};
const retried = (release: string, resource: ResourceEntry): Blueprint => ({
  kitVersion: KIT_VERSION,
  package: { name: `@internal/plugin-retry-${release}-backend` },
  pluginId: `retry-${release}`,
  resources: [resource],
});

/** A plugin of two releases, under two ids so that one test has both. */
export const releases: Blueprint[] = [
  retried('before', items),
  retried('after', {
    ...items,
    changes: [{ addedAt: addedAt(1), add: ['x:string=a'] }],
  }),
];
