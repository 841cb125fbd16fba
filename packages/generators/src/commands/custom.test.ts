import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { customGenerator } from './custom.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';

const folder = 'plugins/deployments-backend';
const seeded = `${folder}/src/onCallRoster`;
const roster = {
  plugin: 'deployments',
  name: 'on-call-roster',
  services: 'urlReader,catalog',
};
const release = {
  plugin: 'deployments',
  name: 'release',
  fields: 'title:string',
};

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'deployments' });
});

const run = (answers: object = {}) =>
  repository.run(customGenerator, { ...roster, ...answers });
const text = (path: string) => repository.read(`${folder}/${path}`);
const manifest = () => JSON.parse(text('package.json'));
const seeds = () =>
  Object.keys(repository.tree())
    .filter(path => path.startsWith(`${seeded}/`))
    .map(path => path.slice(seeded.length + 1));
const differences = async () =>
  (await checkPlugin(await repository.open(), 'deployments', noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

it('seeds a service, and wires it', async () => {
  const plan = await run();

  expect(plan.custom).toEqual({
    file: `${seeded}/OnCallRosterService.ts`,
    path: undefined,
  });
  expect(seeds()).toEqual([
    'OnCallRosterService.test.ts',
    'OnCallRosterService.ts',
  ]);
  expect(JSON.parse(text('.stagecraft.json')).features).toEqual([
    {
      feature: 'custom',
      name: 'onCallRoster',
      services: ['catalog', 'urlReader'],
      mocked: true,
    },
  ]);
  expect(manifest().dependencies).toHaveProperty([
    '@backstage/plugin-catalog-node',
  ]);
  expect(text('src/plugin.ts')).toContain(
    'const onCallRoster = await createOnCallRosterService({',
  );
  expect(text('src/service/router.ts')).not.toContain('createOnCall');
  expect(text('README.md')).toContain(
    '- `onCallRoster` in `src/onCallRoster`\n',
  );
  expect(await differences()).toEqual([]);
});

it('takes services that packages export', async () => {
  const from = '@internal/plugin-costs-node';
  repository.write({
    'plugins/costs-node/package.json': JSON.stringify({ name: from }),
    'plugins/costs-node/src/index.ts':
      'export const costsServiceRef = createServiceRef<Costs>({});\n',
  });
  await run({ services: `cache,${from}#costsServiceRef` });

  expect(JSON.parse(text('.stagecraft.json')).features[0].refs).toEqual([
    { from, name: 'costsServiceRef', version: '0.0.0' },
  ]);
  expect(manifest().dependencies).toHaveProperty([from]);
  expect(text('src/plugin.ts')).toContain('        costs: costsServiceRef,\n');
  expect(text('src/plugin.ts')).toMatch(
    /createOnCallRosterService\(\{\s*cache,\s*costs,?\s*\}\)/,
  );
  expect(text('src/onCallRoster/OnCallRosterService.ts')).toContain(
    '  costs: typeof costsServiceRef.T;\n',
  );
  expect(text('src/onCallRoster/OnCallRosterService.test.ts')).toContain(
    'costs: costsMock(),',
  );
  expect(await differences()).toEqual([]);
  const again = await repository.plan(customGenerator, {
    ...roster,
    services: `${from}#costsServiceRef cache`,
  });
  expect(again.changes).toEqual([]);
});

it('seeds nothing about users where nobody calls it', async () => {
  await run({ services: undefined });
  for (const file of seeds()) {
    expect(repository.read(`${seeded}/${file}`)).not.toMatch(/user|list/i);
  }
});

it('runs its test on databases when it asks for one', async () => {
  await run({ services: 'knex' });
  expect(manifest().jest.globalSetup).toBe(
    '@stagecraft/backend-testkit/globalSetup',
  );
  expect(text('src/plugin.ts')).toContain(
    'const onCallRoster = await createOnCallRosterService({ knex });',
  );
  expect(text('src/onCallRoster/OnCallRosterService.test.ts')).toContain(
    'databases.init(databaseId)',
  );
});

it('seeds routes, which the router mounts', async () => {
  const plan = await run({ router: true, services: undefined });

  expect(plan.custom?.path).toBe('on-call-roster');
  expect(seeds()).toContain('routes.ts');
  expect(seeds()).toContain('routes.test.ts');
  expect(seeds()).toContain('openapi.ts');
  expect(text('src/service/router.ts')).toContain(
    'resources: [healthOpenApi, onCallRosterOpenApi]',
  );
  expect(text('src/plugin.test.ts')).toContain(
    '"get /on-call-roster": { ...reading, service: 403 },',
  );
  expect(text('src/service/router.ts')).toContain(
    'router.use(createOnCallRosterRoutes({ httpAuth, onCallRoster }));',
  );
  expect(text('README.md')).toContain('for users at `/on-call-roster`');
  expect(await differences()).toEqual([]);
});

it('leaves what it seeded alone, whatever becomes of it', async () => {
  await run({ router: true });
  repository.write({ [`${seeded}/OnCallRosterService.ts`]: 'mine' });
  repository.delete(`${seeded}/routes.test.ts`);
  const before = repository.tree();

  await repository.run(resourceGenerator, release);
  await run({ name: 'alarm' });
  const after = repository.tree();
  const own = (tree: Record<string, string>) =>
    Object.entries(tree).filter(([path]) => path.startsWith(seeded));
  expect(own(after)).toEqual(own(before));
  expect(await differences()).toEqual([]);
});

it('gives the same plugin in any order', async () => {
  await run();
  await run({ name: 'alarm' });
  const tree = repository.tree();

  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'deployments' });
  await run({ name: 'alarm' });
  await run();
  expect(repository.tree()).toEqual(tree);
});

it('merges into a plugin that was edited', async () => {
  const path = `${folder}/src/plugin.ts`;
  const edited = (from: string, to: string) =>
    repository.write({ [path]: repository.read(path).replace(from, to) });
  edited('        httpRouter.use', '        // Mine.\n        httpRouter.use');
  await run();
  edited(
    '        httpRouter.use',
    '        use(onCallRoster);\n        httpRouter.use',
  );
  await repository.run(resourceGenerator, release);

  for (const line of [
    '// Mine.',
    'use(onCallRoster);',
    'const releases = createReleaseService({ knex });',
    'const onCallRoster = await createOnCallRosterService({',
  ]) {
    expect(repository.read(path)).toContain(line);
  }
});

it.each([
  ['', {}],
  [
    ', whatever the order and case of the answers',
    {
      name: 'onCallRoster',
      services: 'catalog urlReader,catalog',
      router: false,
    },
  ],
])('says in the plan that it is there already%s', async (_, answers) => {
  await run();
  const plan = await repository.plan(customGenerator, {
    ...roster,
    ...answers,
  });
  expect(plan.changes).toEqual([]);
});

describe('refuses', () => {
  const refusal = (answers: object = {}) =>
    repository.refusal(() => run(answers));

  it.each([
    [
      { services: 'cache' },
      'with catalog, urlReader and without routes of its own; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin deployments --entry custom/onCallRoster',
    ],
    [
      { router: true },
      'has custom/onCallRoster already, with catalog, urlReader and without',
    ],
    [{ services: undefined }, 'has custom/onCallRoster already'],
    [
      { name: 'oncallroster' },
      'the name "oncallroster" would be that of custom/onCallRoster and of custom/oncallroster',
    ],
    [
      { name: 'release' },
      'the name "release" would be that of resource/release and of custom/release',
    ],
    [
      { name: 'releases' },
      'the name "releases" would be that of resource/release and of custom/releases',
    ],
    [
      { name: 'a', services: 'urlreader' },
      'there is no service \\"urlreader\\"; did you mean urlReader?',
    ],
    [
      { name: 'a', services: '@internal/x' },
      'is no service of a package: write the package and what it exports, such as @internal/plugin-costs-node#costsServiceRef',
    ],
    [
      { name: 'a', services: '@internal/x#xServiceRef' },
      'there is no package "@internal/x" in this repository',
    ],
    [{ name: 'cache' }, 'the name of a service of Backstage'],
    [{ name: '../../x' }, 'cannot be a service'],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: deployments'],
  ])('%j', async (answers, reason) => {
    await run();
    await repository.run(resourceGenerator, release);
    expect(await refusal(answers)).toContain(reason);
  });

  it.each(['onCallRoster', 'onCallRosters'])(
    'a resource after it, with the name %s',
    async name => {
      await run({ name });
      const attempt = () =>
        repository.run(resourceGenerator, { ...release, name: 'onCallRoster' });
      expect(await repository.refusal(attempt)).toContain(
        `the name "${name.toLowerCase()}" would be that of resource/onCallRoster and of custom/${name}`,
      );
    },
  );

  it.each(['mine', 'seeded'])(
    'a file that is there and reads %s',
    async kind => {
      const path = `${seeded}/OnCallRosterService.ts`;
      const { changes } = await repository.plan(customGenerator, roster);
      const wanted = changes.find(change => change.path === path)!.after!;
      repository.write({ [path]: kind === 'mine' ? 'mine' : wanted });
      expect(await refusal()).toContain(
        `${path}: there is a file of this name already`,
      );
    },
  );

  it('a service that the Backstage of the repository does not have yet', async () => {
    const services = 'cache,rootInstanceMetadata';
    const lock = (version: string) =>
      `"@backstage/backend-plugin-api@npm:^1.4.1":\n  version: ${version}\n`;
    repository.write({ 'yarn.lock': lock('1.4.4') });
    expect(await refusal({ services })).toBe(
      'the service "rootInstanceMetadata" is there from @backstage/backend-plugin-api 1.5.0 on, and this repository has 1.4.4; go to a newer release of Backstage with: yarn backstage-cli versions:bump',
    );
    repository.write({ 'yarn.lock': lock('1.5.0') });
    expect((await run({ services })).changes).not.toEqual([]);
  });
});
