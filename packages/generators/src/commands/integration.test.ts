import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { customGenerator } from './custom.ts';
import { integrationGenerator } from './integration.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

const folder = 'plugins/quay-backend';
const room = `${folder}/src/buildServer`;

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'quay' });
});

const run = (answers: object = {}) =>
  repository.run(integrationGenerator, {
    ...{ plugin: 'quay', name: 'build-server' },
    ...answers,
  });
const text = (path: string) => repository.read(`${folder}/${path}`);
// With the quotes of one kind, whatever the repository formats with.
const code = (path: string) => text(path).replaceAll('"', "'");
const manifest = () => JSON.parse(text('package.json'));
const undo = () =>
  repository.run(undoGenerator, {
    ...{ plugin: 'quay', entry: 'integration/buildServer' },
  });
const perEntity = 'example.com/build';

it('seeds a client, and composes it from the configuration', async () => {
  const plan = await run();

  expect(plan.integration).toEqual({
    file: `${room}/BuildServerClient.ts`,
    configuration: [
      'quay:',
      '  buildServer:',
      '    baseUrl: https://build-server.example.com/api',
      '    token: ${BUILD_SERVER_TOKEN}',
    ],
    path: undefined,
  });
  expect(JSON.parse(text('.stagecraft.json')).features).toEqual([
    { feature: 'integration', name: 'buildServer' },
  ]);
  const plugin = code('src/plugin.ts');
  expect(plugin).toContain(
    'const buildServer = createBuildServerClient({ logger, rootConfig });',
  );
  const create = code('src/buildServer/createBuildServerClient.ts');
  expect(create).toMatch(/const KEY = .quay\.buildServer.;/);
  expect(create).toContain(
    'HttpClient.fromConfig(rootConfig, KEY, { logger })',
  );
  expect(code('src/service/router.ts')).toContain(
    'buildServer: BuildServerClient;',
  );
  expect(manifest().devDependencies).toHaveProperty(['msw']);
  expect(manifest().dependencies).not.toHaveProperty([
    '@backstage/plugin-catalog-node',
  ]);
  expect(await checkPlugin(await repository.open(), 'quay', noEngine)).toEqual(
    [],
  );
});

it('keeps the token secret, and names its keys', async () => {
  await run();

  expect(code('config.d.ts')).toMatch(
    /baseUrl: string;\n\s+\/\*\*\n(\s+\*.*\n)*?\s+\* @visibility secret\n\s+\*\/\n\s+token\?: string;/,
  );
  expect(manifest()).toMatchObject({
    configSchema: 'config.d.ts',
    files: expect.arrayContaining(['config.d.ts']),
  });
  expect(text('README.md')).toContain(
    '  buildServer:\n    baseUrl: https://build-server.example.com/api\n',
  );
});

it('serves what is there of an entity, which it reads as the caller', async () => {
  const plan = await run({ perEntity, list: true });

  expect(plan.integration?.path).toBe(
    'entities/component/default/<name>/build-server',
  );
  expect(code('src/buildServer/BuildServerEntities.ts')).toContain(
    'catalog.getEntityByRef(entityRef, { credentials })',
  );
  const test = code('src/plugin.test.ts');
  for (const path of ['build-server', 'build-server/versions']) {
    expect(test).toContain(
      `'get /entities/{kind}/{namespace}/{name}/${path}': {`,
    );
  }
  expect(test).toContain('...buildServerHandlers,');
  expect(code('src/service/router.ts')).toContain(
    'resources: [healthOpenApi, buildServerOpenApi]',
  );
  // The routes ask by way of the entity only.
  expect(code('src/service/router.ts')).not.toContain('BuildServerClient');
});

it('may ask several instances, and keep their answers', async () => {
  await run({ instances: true, cache: 'PT90S', perEntity });

  const create = code('src/buildServer/createBuildServerClients.ts');
  expect(create).toContain('HttpClient.instancesFromConfig(');
  expect(create).toContain('new AnswerCache(cache, { ttl: { seconds: 90 }');
  expect(code('src/buildServer/BuildServerClient.ts')).toMatch(
    /\['buildServer', this\.instance, 'item', name\]/,
  );
  expect(code('src/buildServer/BuildServerEntities.ts')).toContain(
    "INSTANCE_ANNOTATION = 'example.com/build-instance'",
  );
  expect(code('config.d.ts')).toContain('[name: string]: {');
});

it('has one catalog and one upstream in the tests of several', async () => {
  await run({ perEntity });
  await run({ perEntity, name: 'registry' });

  const test = code('src/plugin.test.ts');
  expect(test.match(/catalogServiceMock\.factory/g)).toHaveLength(1);
  expect(test).toMatch(/entities: \[buildServerEntity, registryEntity\]/);
  expect(test.match(/setupServer\(/g)).toHaveLength(1);
});

it('leaves the client alone, and keeps what was added to its composition', async () => {
  await run();
  const create = `${room}/createBuildServerClient.ts`;
  repository.write({
    [`${room}/BuildServerClient.ts`]: 'mine',
    [create]: `${repository.read(create)}// Mine.\n`,
  });
  await run({ name: 'registry', perEntity, cache: 'PT1M' });

  expect(repository.read(`${room}/BuildServerClient.ts`)).toBe('mine');
  expect(repository.read(create)).toMatch(/\/\/ Mine\.\n$/);
});

it('gives the same plugin in any order, and nothing the second time', async () => {
  await run();
  await run({ name: 'registry', perEntity });
  const tree = repository.tree();
  const again = { plugin: 'quay', name: 'buildServer' };
  expect((await repository.plan(integrationGenerator, again)).changes).toEqual(
    [],
  );

  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'quay' });
  await run({ name: 'registry', perEntity });
  await run();
  expect(repository.tree()).toEqual(tree);
});

it('is taken back, and leaves what was written', async () => {
  const before = repository.tree();
  await run({ perEntity, list: true, cache: 'PT1M', instances: true });
  await undo();
  expect(repository.tree()).toEqual(before);

  await run({ perEntity });
  repository.write({ [`${room}/BuildServerClient.ts`]: 'export {};\n' });
  const { kept } = await undo();
  expect(kept).toEqual([`${room}/BuildServerClient.ts`]);
  expect(code('src/plugin.ts')).not.toContain('uildServer');
});

describe('refuses', () => {
  it.each([
    [
      { cache: 'PT1M' },
      'the plugin "quay" has integration/buildServer already, with one instance, no route for entities, no list, no cache; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin quay --entry integration/buildServer',
    ],
    [{ instances: true }, 'has integration/buildServer already'],
    [{ perEntity }, 'has integration/buildServer already'],
    [{ name: 'Registry' }, 'cannot be an integration: it has to start with a'],
    [{ name: '../x' }, 'cannot be an integration: it has to start with a'],
    [{ name: 'http' }, 'what the generated code calls its own; try outerHttp'],
    [{ name: 'cache' }, 'the name of a service of Backstage; try outerCache'],
    [{ perEntity: 'build' }, 'is no annotation: write a domain of yours'],
    [{ cache: '1 minute' }, 'is no time to keep answers for: write a duration'],
    [
      { name: 'roster' },
      'the name "roster" would be that of custom/roster and of integration/roster',
    ],
    [
      { name: 'images' },
      'the name "images" would be that of resource/image and of integration/images',
    ],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: quay'],
  ])('%j', async (answers, reason) => {
    await run();
    await repository.run(resourceGenerator, {
      ...{ plugin: 'quay', name: 'image', fields: 'title:string' },
    });
    await repository.run(customGenerator, { plugin: 'quay', name: 'roster' });
    const message = await repository.refusal(() => run(answers));
    expect(message).not.toContain('changed the tree');
    expect(message).toContain(reason);
  });
});
