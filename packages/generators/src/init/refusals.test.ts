import { jest } from '@jest/globals';
import {
  CLI,
  foreignRepository,
  PRESENT,
  ROOT,
  write,
} from '../__testUtils__/foreignRepository.ts';
import { initGenerator } from '../commands/init.ts';
import type { TestRepository } from '../__testUtils__/TestRepository.ts';
import type { Tree } from '../render/facts.ts';

jest.setTimeout(60_000);

const BACKEND = 'packages/backend/package.json';
const INDEX = 'packages/backend/src/index.ts';
const OWN = 'templates/own/portable-template.yaml';
const root = (changes: object) => write({ ...ROOT, ...changes });
const listing = (templates: unknown) => ({
  backstage: { cli: { new: { templates } } },
});

const attempt = (repository: TestRepository, answers: object) =>
  repository.refusal(() => repository.run(initGenerator, answers));

/** Files of a repository that is refused, what is said, and the files that mend it. */
const REFUSALS: [
  name: string,
  files: Partial<Tree>,
  message: RegExp,
  mended: Partial<Tree>,
  answers?: object,
][] = [
  [
    'no release',
    { 'backstage.json': undefined },
    /^backstage\.json does not say .*, such as {"version": "1\.41\.0"}$/,
    { 'backstage.json': '{"version": "1.41.0"}' },
  ],
  [
    'a release that is none',
    { 'backstage.json': '{"version": "next"}' },
    /^backstage\.json does not say which release/,
    { 'backstage.json': '{"version": "1.56.0-next.1"}' },
  ],
  [
    'an old release',
    { 'backstage.json': '{"version": "1.40.2"}' },
    /^Backstage 1\.40\.2, .* older than 1\.41\.0, .* yarn backstage-cli versions:bump$/,
    { 'backstage.json': '{"version": "1.41.0-next.0"}' },
  ],
  [
    'no backend',
    { [BACKEND]: '{"name":"backend"}' },
    /^no package of this repository has the role of a backend/,
    { [BACKEND]: '{"backstage": { "role": "backend" }}' },
  ],
  [
    'a legacy backend',
    {
      [INDEX]:
        "import { createServiceBuilder } from '@backstage/backend-common';\ncreateServiceBuilder(module).start();\n",
    },
    /^the backend backend is one of the old backend system, .*building-backends\/migrating says$/,
    { [INDEX]: 'createBackend().start();\n' },
  ],
  [
    'nothing installed',
    { 'node_modules/@backstage/cli/package.json': undefined },
    /; install first with: yarn install$/,
    CLI.present,
  ],
  [
    'templates that are not found',
    {
      'node_modules/@backstage/cli-module-new/dist/lib/defaultTemplates.cjs.js':
        undefined,
    },
    /^found no templates .* list those .* under backstage\.cli\.new\.templates/,
    { 'package.json': root(listing(PRESENT)) },
  ],
  [
    'templates that are no list',
    { 'package.json': root(listing('x')) },
    /^backstage\.cli\.new\.templates in package\.json is no list/,
    { 'package.json': root(listing([])) },
  ],
  [
    'a template of the same name',
    {
      'package.json': root(listing(['./templates/own'])),
      [OWN]: 'name: backend-plugin\n',
    },
    /^the template \.\/templates\/own, .* such as "own-backend-plugin",/,
    { [OWN]: 'name: own-backend-plugin\n' },
  ],
  [
    'a template of the name of another',
    {
      'package.json': root(listing(['./templates/own'])),
      [OWN]: 'name: backend-plugin-job\n',
    },
    /is called "backend-plugin-job" .* such as "own-backend-plugin-job",/,
    { [OWN]: 'name: backend-plugin-jobs\n' },
  ],
  [
    'approvals that are no list',
    {
      '.yarnrc.yml': 'npmMinimalAgeGate: 3d\nnpmPreapprovedPackages: yes\n',
    },
    /^npmPreapprovedPackages in \.yarnrc\.yml is no list of packages/,
    { '.yarnrc.yml': 'npmMinimalAgeGate: 3d\nnpmPreapprovedPackages: [a]\n' },
  ],
  [
    'a script of the same name',
    { 'package.json': root({ scripts: { 'check:plugins': 'true' } }) },
    /^package\.json has a script check:plugins already, which runs "true"/,
    { 'package.json': root({ scripts: { 'check:others': 'true' } }) },
    { ci: true },
  ],
  [
    'another plopfile',
    { 'plopfile.js': 'module.exports = plop => {};\n' },
    /^there is a plopfile\.js already; leave out --plopfile/,
    { 'plopfile.js': undefined },
    { plopfile: true },
  ],
  [
    'a record that is none',
    {
      'package.json': root({
        ...listing(PRESENT),
        stagecraft: { init: { added: 1 } },
      }),
    },
    /^"stagecraft" in package\.json is not as init wrote it/,
    { 'package.json': root(listing(PRESENT)) },
  ],
  [
    'undo beside another flag',
    {},
    /^--undo takes back all .* without other flags$/,
    {},
    { undo: true, ci: true },
  ],
];

it.each(REFUSALS)(
  'refuses %s, changes nothing, and takes it once it is mended',
  async (_, files, message, mended, answers = {}) => {
    expect(await attempt(foreignRepository(files), answers)).toMatch(message);
    const { undo, ...others } = answers as { undo?: boolean };
    const repository = foreignRepository({ ...files, ...mended });
    expect(await attempt(repository, undo ? { undo } : others)).toBe(
      'it was not refused',
    );
  },
);

it('takes a backend that it cannot read, and one beside a legacy one', async () => {
  const repository = foreignRepository({
    [INDEX]: "import './start';\n",
    'packages/old/package.json':
      '{"name":"old","backstage":{"role":"backend"}}',
    'packages/old/src/index.ts':
      "import { useHotMemoize } from '@backstage/backend-common';\n",
  });
  expect(await attempt(repository, {})).toBe('it was not refused');
});
