import { jest } from '@jest/globals';
import { openRepository, pluginGenerator } from '@stagecraft/generators';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { runUpstream } from './upstream.ts';

// Each test runs upstream's new as a process.
jest.setTimeout(60_000);

const KEYS = ['name', 'version', 'license', 'private'];
const path = 'plugins/deployments-backend/package.json';

let repository: TestRepository;
beforeEach(async () => {
  repository = await TestRepository.create();
});
afterEach(async () => {
  await repository.remove();
});

it.each([
  ['', undefined],
  ['', { namePrefix: '@acme/', namePluginInfix: '', license: 'MIT' }],
  ['', { namePrefix: '@acme-backstage/', version: '1.0.0' }],
  ['', { namePrefix: 'acme-', publishRegistry: 'https://npm.acme.com' }],
  ['--scope internal --license=MIT --no-private', undefined],
  ['--scope @acme', { namePrefix: '@other/', namePluginInfix: 'plugin-' }],
  ['--scope backstage/x- --base-version 2.0.0', { version: '1.0.0' }],
  ['--npm-registry https://npm.acme.com', undefined],
])('names a plugin as upstream does: %j, %j', async (flags, globals) => {
  const { root } = repository;
  const template =
    '{"name":"{{packageName}}","publishConfig":{"access":"public"}}';
  await repository.write({
    'package.json': JSON.stringify({
      workspaces: ['packages/*', 'plugins/*'],
      scripts: { new: `backstage-cli new ${flags}` },
      backstage: { cli: { new: { globals, templates: ['./own'] } } },
    }),
    'own/portable-template.yaml': 'name: own\nrole: backend-plugin\n',
    'own/package.json.hbs': template,
  });
  const { changes } = await pluginGenerator.plan(await openRepository(root), {
    id: 'deployments',
  });
  const planned = changes.find(change => change.path === path);

  const args = [
    ...flags.split(' ').filter(Boolean),
    ...['--select', 'own', '--option', 'pluginId=deployments'],
  ];
  const request = { args, options: {}, skipInstall: false };
  await runUpstream(request, { owner: '' }, root, false);
  expect(pick(planned!.after!)).toEqual(pick(await repository.read(path)));
});

function pick(text: string) {
  const manifest = JSON.parse(text);
  return [...KEYS.map(key => manifest[key]), manifest.publishConfig.registry];
}
