import { jest } from '@jest/globals';
import {
  CLI,
  foreignRepository,
  OLD,
  PRESENT,
  ROOT,
  write,
} from '../__testUtils__/foreignRepository.ts';
import { locked } from '../__testUtils__/placeSteps.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { initGenerator } from './init.ts';

jest.setTimeout(60_000);

const OURS = ['', '-integration', '-job', '-secured'].map(
  kind => `@stagecraft/cli/templates/backend-plugin${kind}`,
);
const YARNRC = `# Ours
nodeLinker: node-modules
npmMinimalAgeGate: 3d # three days
npmPreapprovedPackages:
  - '@backstage/*'

yarnPath: .yarn/releases/yarn-4.13.0.cjs
`;
const all = { plopfile: true, ci: true };
const withTemplates = (...templates: string[]) => ({
  ...ROOT,
  backstage: { cli: { new: { ...ROOT.backstage.cli.new, templates } } },
});
const { devDependencies, ...withoutDependencies } = ROOT;
const { scripts, backstage, ...bare } = withoutDependencies;

it('adds what is missing, and keeps what is there', async () => {
  const repository = foreignRepository({ '.yarnrc.yml': YARNRC });
  await repository.run(initGenerator, all);

  expect(repository.read('package.json')).toBe(
    write({
      ...ROOT,
      scripts: {
        ...scripts,
        'check:plugins': 'stagecraft check --allow-edits',
      },
      backstage: {
        cli: {
          new: {
            ...backstage.cli.new,
            templates: [
              ...OURS,
              '@backstage/cli-module-new/templates/frontend-plugin',
              '@backstage/cli-module-new/templates/backend-plugin-module',
              '@backstage/cli-module-new/templates/node-library',
            ],
          },
        },
      },
      devDependencies: {
        '@backstage/cli': '^0.36.6',
        '@backstage/cli-defaults': '^0.1.6',
        '@stagecraft/cli': `^${KIT_VERSION}`,
        plop: '^4.0.5',
        typescript: '~5.8.0',
      },
      stagecraft: { init: { added: ['plop'] } },
    }),
  );
  expect(repository.read('.yarnrc.yml')).toBe(
    YARNRC.replace("/*'\n", "/*'\n  - '@stagecraft/*'\n"),
  );
  expect(repository.read('plopfile.mjs')).toContain('@stagecraft/cli/plop');
});

describe.each<[layout: string, (text: string) => string]>([
  ['as Yarn writes it', text => text],
  ['with CRLF', text => text.replaceAll('\n', '\r\n')],
  [
    'with tabs',
    text => text.replaceAll(/^ +/gm, it => '\t'.repeat(it.length / 2)),
  ],
  ['without a last line break', text => text.trimEnd()],
])('package.json %s', (name, layout) => {
  it.each([
    ['no list', ROOT],
    ['a list', withTemplates('./templates/a', ...PRESENT, './templates/b')],
    ['a list with one', withTemplates(PRESENT[4])],
    ['an empty list', withTemplates()],
    ['the kit', { ...ROOT, devDependencies: { '@stagecraft/cli': '*' } }],
    ['plop', { ...ROOT, devDependencies: { plop: '*' } }],
    ['no dependencies', withoutDependencies],
    ['no keys at all', bare],
  ])(
    'is byte for byte as before after two inits and an undo: %s',
    async (_, manifest) => {
      const repository = foreignRepository({
        'package.json': layout(write(manifest)),
        '.yarnrc.yml': name === 'with CRLF' ? layout(YARNRC) : YARNRC,
      });
      const before = repository.files();
      for (const answers of [{}, all]) {
        const { changes } = await repository.run(initGenerator, answers);
        expect(changes.length).toBeGreaterThan(0);
        const again = await repository.plan(initGenerator, answers);
        expect(again.changes).toEqual([]);
      }
      await repository.run(initGenerator, { undo: true });
      expect(repository.files()).toEqual(before);
      const again = await repository.plan(initGenerator, { undo: true });
      expect(again.changes).toEqual([]);
    },
  );
});

it('lists what an older release offers, and needs no modules there', async () => {
  const root = { ...ROOT, devDependencies: { '@backstage/cli': '^0.33.1' } };
  const repository = foreignRepository(
    { 'package.json': write(root), 'backstage.json': '{"version":"1.41.0"}' },
    // The newer package may be there for the kit.
    { ...CLI.present, ...CLI.old },
  );
  await repository.run(initGenerator, {});

  expect(JSON.parse(repository.read('package.json'))).toMatchObject({
    backstage: { cli: { new: { templates: [...OURS, OLD[0], OLD[2]] } } },
    devDependencies: {
      '@backstage/cli': '^0.33.1',
      '@stagecraft/cli': `^${KIT_VERSION}`,
    },
  });
});

it('brings the other commands where the kit came alone', async () => {
  const repository = foreignRepository({
    'package.json': write({
      ...ROOT,
      devDependencies: { '@backstage/cli': '*', '@stagecraft/cli': '*' },
    }),
    'node_modules/@stagecraft/cli/package.json':
      '{"backstage":{"role":"cli-module"}}',
  });
  await repository.run(initGenerator, {});
  expect(JSON.parse(repository.read('package.json'))).toMatchObject({
    devDependencies: { '@backstage/cli-defaults': '^0.1.6' },
    stagecraft: { init: { added: ['@backstage/cli-defaults'], hadKit: true } },
  });
});

it.each([
  ['{}', '"'],
  ['{ "singleQuote": true }', "'"],
])('keeps formatted what was, by the settings %s', async (settings, quote) => {
  const text = 'npmMinimalAgeGate: 3d\n';
  const repository = foreignRepository({
    '.prettierrc': settings,
    '.yarnrc.yml': text,
  });
  await repository.run(initGenerator, {});
  expect(repository.read('.yarnrc.yml')).toBe(
    `${text}npmPreapprovedPackages:\n  - ${quote}@stagecraft/*${quote}\n`,
  );
});

it('lists what fits the frontend that the app has', async () => {
  const repository = foreignRepository({
    'packages/app/package.json':
      '{"name":"app","dependencies":{"@backstage/app-defaults":"*"}}',
  });
  await repository.run(initGenerator, {});
  expect(
    JSON.parse(repository.read('package.json')).backstage.cli.new.templates,
  ).toEqual([...OURS, PRESENT[1], PRESENT[3], PRESENT[4]]);
});

it.each([
  ['^0.36.6', '^0.1.6'],
  ['backstage:^', 'backstage:^'],
])(
  'keeps the commands of a repository that lists no module and has the CLI %s',
  async (range, added) => {
    const root = { ...ROOT, devDependencies: { '@backstage/cli': range } };
    const text = write(root);
    const repository = foreignRepository({ 'package.json': text });
    await repository.run(initGenerator, {});

    expect(JSON.parse(repository.read('package.json'))).toMatchObject({
      devDependencies: { '@backstage/cli-defaults': added },
      stagecraft: { init: { added: ['@backstage/cli-defaults'] } },
    });
    await repository.run(initGenerator, { undo: true });
    expect(repository.read('package.json')).toBe(text);
  },
);

it('brings templates that an earlier version of the kit did not have', async () => {
  const repository = foreignRepository({
    'package.json': write(withTemplates('./templates/a', OURS[0], PRESENT[4])),
  });
  await repository.run(initGenerator, {});
  expect(
    JSON.parse(repository.read('package.json')).backstage.cli.new.templates,
  ).toEqual(['./templates/a', ...OURS, PRESENT[4]]);
});

it('leaves out a template whose code needs a newer release, until that is there', async () => {
  const root = withTemplates(OURS[1], PRESENT[4]);
  const repository = foreignRepository({
    'package.json': write(root),
    'yarn.lock': locked('@backstage/plugin-permission-node', '0.10.1'),
  });
  const listed = async () => {
    await repository.run(initGenerator, {});
    return JSON.parse(repository.read('package.json')).backstage.cli.new
      .templates;
  };
  expect(await listed()).toEqual([...OURS.slice(0, 3), PRESENT[4]]);

  repository.write({
    'yarn.lock': locked('@backstage/plugin-permission-node', '0.11.4'),
  });
  expect(await listed()).toEqual([...OURS, PRESENT[4]]);
});

it('leaves what people have changed since', async () => {
  const repository = foreignRepository({
    'package.json': write(withTemplates(...PRESENT)),
    '.yarnrc.yml': YARNRC,
  });
  await repository.run(initGenerator, all);
  const manifest = JSON.parse(repository.read('package.json'));
  manifest.scripts['check:plugins'] = 'stagecraft check';
  manifest.devDependencies['@stagecraft/cli'] = '^99.0.0';
  manifest.backstage.cli.new.templates.push('./templates/own');
  const plopfile = 'export default plop => plop.setGenerator();\n';
  repository.write({
    'package.json': write(manifest),
    'plopfile.mjs': plopfile,
    '.yarnrc.yml': repository
      .read('.yarnrc.yml')
      .replace('  - ', "  - 'others'\n  - "),
  });
  await repository.run(initGenerator, { undo: true });

  expect(repository.read('package.json')).toBe(
    write({
      ...withTemplates(...PRESENT, './templates/own'),
      scripts: { ...scripts, 'check:plugins': 'stagecraft check' },
      devDependencies: {
        '@backstage/cli': '^0.36.6',
        '@backstage/cli-defaults': '^0.1.6',
        plop: '^4.0.5',
        typescript: '~5.8.0',
      },
    }),
  );
  expect(repository.read('.yarnrc.yml')).toBe(
    YARNRC.replace('  - ', "  - 'others'\n  - "),
  );
  expect(repository.read('plopfile.mjs')).toBe(plopfile);
});

it('takes a plopfile of another layout for its own', async () => {
  const repository = foreignRepository();
  await repository.run(initGenerator, { plopfile: true });
  const text = repository.read('plopfile.mjs');
  repository.write({ 'plopfile.mjs': text.replaceAll('\n', '\r\n') });
  expect((await repository.plan(initGenerator, all)).changes).toHaveLength(1);
  await repository.run(initGenerator, { undo: true });
  expect(repository.files()).not.toHaveProperty(['plopfile.mjs']);
});

it('gives way nowhere but in its own place', async () => {
  const text = write(withTemplates(PRESENT[0], PRESENT[2], PRESENT[4]));
  const repository = foreignRepository({ 'package.json': text });
  await repository.run(initGenerator, {});
  const { backstage: after, stagecraft } = JSON.parse(
    repository.read('package.json'),
  );
  expect(after.cli.new.templates).toEqual([...OURS, PRESENT[0], PRESENT[4]]);
  expect(stagecraft.init.displaced).toEqual({ template: PRESENT[2], index: 1 });
});

it('has nothing to do in the repository of the kit', async () => {
  const repository = foreignRepository({
    'packages/cli/package.json': '{"name":"@stagecraft/cli"}',
  });
  for (const answers of [all, { undo: true }]) {
    expect((await repository.plan(initGenerator, answers)).changes).toEqual([]);
  }
});
