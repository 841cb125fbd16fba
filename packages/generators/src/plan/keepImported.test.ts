import { keepImported } from './keepImported.ts';

const manifest = (...names: string[]) =>
  JSON.stringify(
    { dependencies: Object.fromEntries(names.map(name => [name, '^1.0.0'])) },
    null,
    2,
  );

const SERVICE = 'a/src/roster/RosterService.ts';
const TEST = 'a/src/roster/RosterService.test.ts';
const seeds = new Map([
  [
    SERVICE,
    "import { CatalogService } from '@b/catalog';\nimport './types';\n",
  ],
  ['a/src/roster/types.ts', 'export {};\n'],
  [TEST, "import { create } from './RosterService';\n"],
]);
const deletions = [...seeds].map(([path, before]) => ({
  path,
  before,
  after: undefined,
}));
const before = manifest('@b/catalog', 'knex', 'zod');
const dependencies = { path: 'a/package.json', before, after: manifest('zod') };

const kept = (files: Record<string, string>, others: object[] = []) =>
  keepImported(
    [...deletions, dependencies, ...(others as typeof deletions)],
    new Map([...seeds, ['a/package.json', before], ...Object.entries(files)]),
    new Set(seeds.keys()),
  );

it('lets all go that nothing imports', () => {
  expect(
    kept({ 'a/src/x.ts': "import './roster';\n// RosterService\n" }),
  ).toEqual([...deletions, dependencies]);
});

it.each([
  "import { x } from './roster/RosterService';",
  "export * from './roster/RosterService';",
  "import './roster/RosterService';",
  "const x = await import('./roster/RosterService.ts');",
  'const x = require("./roster/RosterService");',
  "jest.mock('./roster/RosterService');",
])('keeps what %s needs, and what that needs', line => {
  const changes = kept({
    'a/src/x.ts': `import {\n  y,\n} from 'y';\n${line}\n`,
  });
  expect(changes).toEqual([
    { path: TEST, before: seeds.get(TEST), after: undefined },
    { ...dependencies, after: manifest('@b/catalog', 'zod') },
  ]);
});

it('reads a file as the change leaves it', () => {
  const path = 'a/src/plugin.ts';
  const text = "import { create } from './roster/RosterService';\n";
  const change = { path, before: text, after: '' };
  expect(kept({ [path]: text }, [change])).toEqual([
    ...deletions,
    dependencies,
    change,
  ]);
});

it('leaves a manifest alone that would lose nothing', () => {
  const all = kept({
    'a/src/x.js': "require('knex/types'); import '@b/catalog/testUtils';",
  });
  expect(all).toEqual(deletions);
});

it('deletes what was not seeded all the same', () => {
  const path = 'a/src/vessels/schema.ts';
  const change = { path, before: '', after: undefined };
  const files = { [path]: '', 'a/src/x.ts': "import './vessels/schema';" };
  expect(kept(files, [change])).toContain(change);
});
