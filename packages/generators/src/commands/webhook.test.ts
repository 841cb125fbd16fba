import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { customGenerator } from './custom.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

const folder = 'plugins/costs-backend';
const room = `${folder}/src/ci`;
const ci = { plugin: 'costs', name: 'ci', preset: 'github', services: 'knex' };
const own = {
  ...ci,
  preset: undefined,
  header: 'X-Signature',
  algorithm: 'sha512',
};

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'costs' });
});

const run = (answers: object = {}) =>
  repository.run(webhookGenerator, { ...ci, ...answers });
const text = (path: string) => repository.read(`${folder}/${path}`);
const blueprint = () => JSON.parse(text('.stagecraft.json'));
const undo = () =>
  repository.run(undoGenerator, { plugin: 'costs', entry: 'webhook/ci' });
const migrations = () =>
  Object.keys(repository.tree())
    .filter(path => /migrations\/\d+_/.test(path))
    .map(path => path.replace(/.*\/\d+_/, ''));
const differences = async () =>
  (await checkPlugin(await repository.open(), 'costs', noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

it('receives deliveries, keeps them, and seeds what handles them', async () => {
  const plan = await run();

  expect(plan.webhook).toEqual({
    file: `${room}/handleCiDelivery.ts`,
    path: '/webhooks/ci',
    key: 'costs.ci',
  });
  expect(blueprint().features).toEqual([
    {
      feature: 'webhook',
      name: 'ci',
      addedAt: expect.any(String),
      scheme: { preset: 'github' },
      services: ['knex'],
    },
  ]);
  expect(migrations()).toEqual(['create_ci_deliveries.js']);
  expect(text('src/ci/createCiReceiver.ts')).toContain('webhookPresets.github');
  expect(text('src/ci/handleCiDelivery.ts')).toContain('  knex: Knex;\n');
  const router = text('src/service/router.ts');
  expect(router.indexOf('createCiRoutes({')).toBeLessThan(
    router.indexOf('express.json('),
  );
  expect(text('src/service/authPolicy.ts')).toMatch(
    /ask for credentials\.\n +.\/webhooks\/ci.,/,
  );
  const plugin = text('src/plugin.ts');
  expect(plugin.indexOf('await scheduleCiDeliveries({')).toBeGreaterThan(
    plugin.indexOf('httpRouter.use('),
  );
  expect(await differences()).toEqual([]);
});

it('marks its secrets, which it asks for, and gives tests some', async () => {
  await run();

  expect(text('config.d.ts')).toMatch(
    / costs: \{[^}]* ci: \{[^}]*@visibility secret\n[^}]*secrets: string\[\];/,
  );
  expect(text('config.d.ts')).not.toContain('toleranceSeconds');
  expect(text('src/__fixtures__/config.ts')).toMatch(/secrets: \[.only for/);
  expect(text('src/plugin.test.ts')).toMatch(
    /.post \/webhooks\/ci.: newCiDelivery,/,
  );
  expect(text('README.md')).toContain(
    '-H "x-hub-signature-256: sha256=$hmac"\n',
  );
});

it('takes a scheme of its own', async () => {
  await run({
    ...own,
    prefix: 'v0=',
    timestampHeader: 'x-time',
    idHeader: 'x-id',
  });

  expect(blueprint().features[0].scheme).toEqual({
    header: 'x-signature',
    algorithm: 'sha512',
    prefix: 'v0=',
    timestampHeader: 'x-time',
    idHeader: 'x-id',
  });
  const receiver = text('src/ci/createCiReceiver.ts');
  for (const line of [
    'header: "x-signature"',
    'algorithm: "sha512"',
    'prefix: "v0="',
    'timestampHeader: "x-time"',
    'idHeader: "x-id"',
  ]) {
    expect(receiver.replaceAll("'", '"')).toContain(line);
  }
  expect(text('config.d.ts')).toContain('toleranceSeconds?: number;');
});

it('leaves a handler alone, and keeps what was wrapped around the queue', async () => {
  await run();
  const handler = `${room}/handleCiDelivery.ts`;
  const queue = `${room}/createCiDeliveries.ts`;
  repository.write({
    [handler]: 'mine',
    [queue]: `${repository.read(queue)}// Mine.\n`,
  });
  const before = repository.tree();

  await run({ ...own, name: 'builds' });
  await repository.run(resourceGenerator, {
    ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
  });

  expect(repository.read(handler)).toBe('mine');
  expect(repository.tree()[queue]).toBe(before[queue]);
});

it('is there already the second time', async () => {
  await run();
  const plan = await repository.plan(webhookGenerator, ci);
  expect(plan.changes).toEqual([]);
});

it('is taken back, and leaves what was written', async () => {
  // Without git nobody knows whether its migration has run.
  repository.commit();
  const before = repository.tree();
  await run();
  await undo();
  expect(repository.tree()).toEqual(before);

  await run();
  repository.write({ [`${room}/handleCiDelivery.ts`]: 'export {};\n' });
  const { kept } = await undo();
  expect(kept).toEqual([`${room}/handleCiDelivery.ts`]);
  expect(text('src/plugin.ts')).not.toContain('ciDeliveries');
});

it('drops a table that was committed, and may be there again', async () => {
  await run();
  repository.commit();
  await undo();

  expect(blueprint()).not.toHaveProperty('features');
  expect(blueprint().removedFeatures).toEqual([
    {
      feature: 'webhook',
      name: 'ci',
      addedAt: expect.any(String),
      removedAt: expect.any(String),
    },
  ]);
  expect(migrations()).toEqual([
    'create_ci_deliveries.js',
    'drop_ci_deliveries.js',
  ]);
  expect(text('src/plugin.ts')).toContain('await migrate(database');
  expect(await differences()).toEqual([]);

  await run();
  expect(migrations()).toEqual([
    'create_ci_deliveries.js',
    'drop_ci_deliveries.js',
    'create_ci_deliveries.js',
  ]);
  await undo();
  expect(migrations()).toHaveLength(2);
});

describe('refuses', () => {
  let files: Record<string, string>;

  beforeAll(async () => {
    repository = TestRepository.backstage();
    await repository.run(pluginGenerator, { id: 'costs' });
    await run();
    await repository.run(resourceGenerator, {
      ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
    });
    for (const name of ['roster', 'yDeliveries']) {
      await repository.run(customGenerator, { plugin: 'costs', name });
    }
    files = repository.files();
  });

  const signature = {
    preset: undefined,
    header: undefined,
    algorithm: undefined,
    name: 'x',
  };

  it.each<[object, string]>([
    [
      { preset: 'gitlab' },
      'the plugin "costs" has webhook/ci already, with the preset github and knex; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin costs --entry webhook/ci',
    ],
    [own, 'has webhook/ci already'],
    [{ services: undefined }, 'has webhook/ci already'],
    [{ name: 'Ci' }, 'cannot be a webhook: it has to start with a lower'],
    [{ name: '../x' }, 'cannot be a webhook: it has to start with a lower'],
    [{ name: 'class' }, 'is a word of TypeScript; try incomingClass'],
    [{ name: 'scheduler' }, 'the name of a service of Backstage'],
    [{ name: 'sqlite' }, 'its table would be like the names of tables that'],
    [{ name: 'a'.repeat(28) }, 'PostgreSQL leaves room for 27 characters'],
    [
      { preset: 'githb', name: 'x' },
      'there is no preset "githb"; did you mean github?',
    ],
    [
      signature,
      'it is not said how deliveries are signed: say --preset github',
    ],
    [{ ...signature, header: 'x-a' }, 'both --header and --algorithm'],
    [{ ...signature, algorithm: 'sha256' }, 'both --header and --algorithm'],
    [
      { name: 'x', header: 'x-a' },
      '--preset github says all about how deliveries are signed; leave out --header',
    ],
    [{ ...own, name: 'x', algorithm: 'md5' }, 'there is no algorithm "md5"; '],
    [{ ...own, name: 'x', header: 'x a' }, '"x a" cannot be a header: write'],
    [{ ...own, name: 'x', header: 'x:y' }, '"x:y" cannot be a header: write'],
    [{ ...own, name: 'x', header: 'Cookie' }, 'because HTTP has a use for it'],
    [
      { ...own, name: 'x', idHeader: 'authorization' },
      'because HTTP has a use for it',
    ],
    [
      { ...own, name: 'x', idHeader: 'x-signature' },
      'the header x-signature cannot stand for two things',
    ],
    [{ ...own, name: 'x', prefix: "a'" }, 'cannot stand before a signature'],
    [{ ...own, name: 'x', prefix: '$(id)' }, 'cannot stand before a signature'],
    [
      { name: 'roster' },
      'the name "roster" would be that of custom/roster and of webhook/roster',
    ],
    [
      { name: 'cost' },
      'the name "cost" would be that of resource/cost and of webhook/cost',
    ],
    [
      { name: 'y' },
      'the variable "yDeliveries" would be that of custom/yDeliveries and of webhook/y',
    ],
    [{ name: 'z', services: 'cach' }, 'there is no service "cach"'],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: costs'],
  ])('%j', async (answers, reason) => {
    repository = new TestRepository(files);
    const message = await repository.refusal(() => run(answers));
    expect(message).not.toContain('changed the tree');
    expect(message.replaceAll('\\"', '"')).toContain(reason);
  });

  it('what would have its path or its table', async () => {
    await run();
    const refusal = (
      generator: typeof resourceGenerator,
      answers: Record<string, string | boolean>,
    ) =>
      repository.refusal(() =>
        repository.run(generator, { plugin: 'costs', ...answers }),
      );

    for (const [generator, answers, reason] of [
      [
        resourceGenerator,
        { name: 'webhook', fields: 'title:string' },
        'the path "webhooks" would be that of webhook/ci and of resource/webhook',
      ],
      [
        customGenerator,
        { name: 'webhooks', router: true },
        'the path "webhooks" would be that of webhook/ci and of custom/webhooks',
      ],
      [
        resourceGenerator,
        { name: 'ciDelivery', fields: 'title:string' },
        'would be that of resource/ciDelivery and of webhook/ci',
      ],
    ] as const) {
      expect(await refusal(generator, answers)).toContain(reason);
    }
  });
});
