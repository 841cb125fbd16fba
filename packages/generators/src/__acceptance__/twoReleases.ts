// A plugin of three releases, under three ids so that one test has them all: before a
// change, after its expand, and after its contract.
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { KIT_VERSION } from '../kitVersion.ts';

const rename = { title: 'headline', level: 'rank', code: 'mark' };
const items: ResourceEntry = {
  name: 'item',
  plural: 'items',
  addedAt: '2026-01-01T00:00:00Z',
  fields: [
    ...['title:string:index', 'level:integer=1:index', 'code:string?:unique'],
    ...['notes:text', 'kind:enum(a,b)=a'],
  ],
  unique: [['title', 'kind']],
};
const changes: ResourceEntry['changes'] = [
  { addedAt: '2026-01-02T00:00:00Z', expand: true, rename },
  { addedAt: '2026-01-03T00:00:00Z', expand: true, remove: ['notes'] },
  {
    addedAt: '2026-01-04T00:00:00Z',
    contract: ['title', 'level', 'code', 'notes'],
  },
];

const release = (name: string, count: number): Blueprint => ({
  kitVersion: KIT_VERSION,
  package: { name: `@internal/plugin-steps-${name}-backend` },
  pluginId: `steps-${name}`,
  resources: [
    { ...items, ...(count > 0 && { changes: changes.slice(0, count) }) },
  ],
});

export const twoReleases: Blueprint[] = [
  release('before', 0),
  release('expand', 2),
  release('contract', 3),
];
