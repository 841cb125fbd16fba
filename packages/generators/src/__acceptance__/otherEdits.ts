import { replace, type Edit } from './edit.ts';

const TEST = 'src/plugin.test.ts';

/** Edits of everything else in a plugin. */
export const otherEdits: Edit[] = [
  {
    name: 'an open path more',
    path: 'src/service/authPolicy.ts',
    edit: replace("'/health',", "'/health',\n  // Public.\n  '/public',"),
  },
  {
    name: 'a README written anew',
    path: 'README.md',
    edit: () => '# Ours\n\nAsk the platform team.\n',
  },
  {
    name: 'a section more in the README',
    path: 'README.md',
    edit: text => `${text}\n## Who to ask\n\nThe platform team.\n`,
  },
  {
    name: 'the first lines of the README',
    path: 'README.md',
    edit: replace('A Backstage backend plugin.', 'Our incidents.'),
  },
  {
    name: 'a README without its list',
    path: 'README.md',
    edit: replace(/^- `incident`.*\n- `comment`.*\n/m, 'See the code.\n'),
  },
  { name: 'a test deleted', path: TEST, edit: () => undefined },
  {
    name: 'a test more',
    path: TEST,
    edit: replace(
      "  it('answers the health check",
      "  it('is there', () => {\n    expect(server.listening).toBe(true);\n  });\n\n  it('answers the health check",
    ),
  },
  {
    name: 'a longer timeout in the tests',
    path: TEST,
    edit: replace('type Caller', 'jest.setTimeout(20_000);\n\ntype Caller'),
  },
  {
    name: 'a dependency more',
    path: 'package.json',
    edit: replace('"knex":', '"@backstage/config": "*",\n    "knex":'),
  },
  {
    name: 'another version and description',
    path: 'package.json',
    edit: replace(
      '"version": "0.1.0"',
      '"version": "1.2.3",\n  "description": "Ours"',
    ),
  },
  {
    name: 'a script more',
    path: 'package.json',
    edit: replace(
      '"test": "',
      '"test:all": "backstage-cli package test --coverage",\n    "test": "',
    ),
  },
  {
    name: 'more in the dev backend',
    path: 'dev/index.ts',
    edit: replace(
      "backend.add(import('../src'));",
      "// The plugin itself.\nbackend.add(import('../src'));",
    ),
  },
  {
    name: 'more time for the tests of replicas',
    path: 'src/replicas.test.ts',
    edit: replace(
      'const databases = createTestDatabases();',
      'jest.setTimeout(120_000);\n\nconst databases = createTestDatabases();',
    ),
  },
];
