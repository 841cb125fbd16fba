import { KIT_VERSION } from '../kitVersion.ts';
import { formatBlueprint, parseBlueprint } from './blueprint.ts';
import { formatChanges } from './formats.ts';

const resource = {
  name: 'incident',
  plural: 'incidents',
  addedAt: '2026-01-01T00:00:00Z',
  fields: ['title:string', 'severity:enum(low,high):index'],
};
const blueprint = {
  kitVersion: '0.1.0',
  package: { name: '@internal/plugin-incidents-backend' },
  pluginId: 'incidents',
  resources: [resource],
};
const path = 'plugins/incidents-backend/.stagecraft.json';

it('reads what it writes', () => {
  const text = formatBlueprint(blueprint);
  expect(text.endsWith('}\n')).toBe(true);
  expect(parseBlueprint(text, path)).toEqual(blueprint);
});

it('reads what an earlier version wrote in another format', () => {
  formatChanges.push({
    before: KIT_VERSION,
    migrate: ({ things, ...rest }) => ({ ...rest, resources: things }),
  });
  const { resources, ...rest } = { ...blueprint, kitVersion: '0.0.1' };
  const text = JSON.stringify({ ...rest, things: resources });
  expect(parseBlueprint(text, path)).toEqual({ ...rest, resources });
  formatChanges.pop();
  expect(() => parseBlueprint(text, path)).toThrow('resources: Invalid');
});

it.each([
  [
    'a version that is none',
    { kitVersion: '^1.0.0' },
    'kitVersion: is no version of the kit',
  ],
  ['no version', { kitVersion: undefined }, 'kitVersion: Invalid input'],
  ['a name that is missing', { package: {} }, 'package.name: Invalid input'],
  [
    'a name that is none',
    { package: { name: "it's" } },
    'package.name: cannot be the name of a package',
  ],
  [
    'an id that is none',
    { pluginId: '2fa' },
    'pluginId: Plugin id "2fa" does not start with a letter',
  ],
  ['an unknown key', { version: 1 }, 'Unrecognized key: "version"'],
  [
    'an unknown key of a resource',
    { resources: [{ ...resource, table: 'x' }] },
    'resources.0: Unrecognized key: "table"',
  ],
  [
    'a bad name',
    { resources: [resource, { ...resource, name: 'health' }] },
    'resources.1: "health" cannot be a resource',
  ],
  [
    'a bad plural',
    { resources: [{ ...resource, plural: 'x/../y' }] },
    'resources.0: "x/../y" cannot be a resource',
  ],
  [
    'a bad field',
    { resources: [{ ...resource, fields: ['title'] }] },
    'resources.0.fields: field "title": expected name:type',
  ],
  [
    'no field',
    { resources: [{ ...resource, fields: [] }] },
    'resources.0.fields: a resource needs at least one field',
  ],
  [
    'a day that is none',
    { resources: [{ ...resource, addedAt: '2026-02-30T00:00:00Z' }] },
    'resources.0.addedAt: Invalid ISO datetime',
  ],
  [
    'a time with milliseconds',
    { resources: [{ ...resource, addedAt: '2026-01-01T00:00:00.000Z' }] },
    'resources.0.addedAt: Invalid ISO datetime',
  ],
  [
    'a resource twice',
    { resources: [resource, resource] },
    'resources: the name "incident" would be used twice',
  ],
  [
    'a webhook that was gone before it came',
    {
      removedFeatures: [
        {
          feature: 'webhook',
          name: 'ci',
          addedAt: '2026-01-02T00:00:00Z',
          removedAt: '2026-01-02T00:00:00Z',
        },
      ],
    },
    'removedFeatures.0.removedAt: has to be later than addedAt',
  ],
])('names the path and the key of %s', (_, change, message) => {
  const text = JSON.stringify({ ...blueprint, ...change });
  expect(() => parseBlueprint(text, path)).toThrow(`${path}: ${message}`);
});

it.each(['', '{', '<<<<<<< HEAD', '"a" "b"'])('refuses %j', text => {
  expect(() => parseBlueprint(text, path)).toThrow(`${path} is not JSON: `);
});

it.each(['null', '[]', '"text"'])('refuses %s', text => {
  expect(() => parseBlueprint(text, path)).toThrow(`${path}: Invalid input`);
});
