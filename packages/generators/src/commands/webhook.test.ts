import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { ci, own } from '../__testUtils__/webhookAnswers.ts';
import { checkPlugin } from './check.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

const folder = 'plugins/costs-backend';
const room = `${folder}/src/ci`;
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
  // Alone of all: the others ask for credentials.
  expect(text('src/ci/openapi.ts').match(/security: \[\]/g)).toHaveLength(1);
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
  expect(text('README.md')).toContain(
    `\`\`\`yaml\ncosts:\n  ci:\n    secrets:\n      - \${CI_WEBHOOK_SECRET}\n\`\`\``,
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
  const { breakages } = await undo();

  expect(breakages).toMatchObject([{ plural: 'webhooks/ci', misses: 'table' }]);
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
