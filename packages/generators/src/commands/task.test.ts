import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { customGenerator } from './custom.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { taskGenerator } from './task.ts';
import { undoGenerator } from './undo.ts';

const folder = 'plugins/costs-backend';
const room = `${folder}/src/nightlyImport`;
const nightly = {
  plugin: 'costs',
  name: 'nightly-import',
  schedule: '0 3 * * *',
  timeout: 'PT10M',
  services: 'urlReader,knex',
};

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'costs' });
});

const run = (answers: object = {}) =>
  repository.run(taskGenerator, { ...nightly, ...answers });
const text = (path: string) => repository.read(`${folder}/${path}`);
const manifest = () => JSON.parse(text('package.json'));
const undo = () =>
  repository.run(undoGenerator, {
    ...{ plugin: 'costs', entry: 'task/nightlyImport' },
  });
const differences = async () =>
  (await checkPlugin(await repository.open(), 'costs', noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

it('seeds a run, and has the scheduler call it', async () => {
  const plan = await run();

  expect(plan.task).toEqual({
    file: `${room}/runNightlyImport.ts`,
    trigger: '/.backstage/scheduler/v1/tasks/nightlyImport/trigger',
  });
  expect(JSON.parse(text('.stagecraft.json')).features).toEqual([
    {
      feature: 'task',
      name: 'nightlyImport',
      schedule: '0 3 * * *',
      timeout: 'PT10M',
      services: ['knex', 'urlReader'],
    },
  ]);
  const plugin = text('src/plugin.ts');
  expect(plugin.indexOf('await scheduleNightlyImport({')).toBeGreaterThan(
    plugin.indexOf('httpRouter.use('),
  );
  expect(plugin).toContain('const knex = await database.getClient();');
  expect(text('src/nightlyImport/scheduleNightlyImport.ts')).toContain(
    'schedule: { frequency: { cron: "0 3 * * *" }, timeout: { minutes: 10 } },',
  );
  expect(text('src/nightlyImport/runNightlyImport.ts')).toContain(
    '  urlReader: UrlReaderService;\n',
  );
  expect(manifest().dependencies).toHaveProperty(['knex']);
  expect(await differences()).toEqual([]);
});

it('may be given another schedule by the configuration', async () => {
  await run();

  expect(text('config.d.ts')).toMatch(
    /costs\?: \{[^}]*nightlyImport\?: \{[^}]*schedule\?: SchedulerServiceTaskScheduleDefinitionConfig;/,
  );
  expect(manifest().configSchema).toBe('config.d.ts');
  expect(text('src/nightlyImport/scheduleNightlyImport.ts')).toMatch(
    /key: .costs\.nightlyImport\.schedule.,/,
  );
  expect(text('README.md')).toContain(
    '- `nightlyImport` in `src/nightlyImport` runs by `0 3 * * *`, unless `costs.nightlyImport.schedule`',
  );
  expect(text('README.md')).not.toContain('It does not start without');
  expect(text('README.md')).toContain(
    'curl -s -X POST $base/costs/.backstage/scheduler/v1/tasks/nightlyImport/trigger',
  );
});

it('leaves a run alone, and keeps what was added to its schedule', async () => {
  await run();
  const own = `${room}/runNightlyImport.ts`;
  const schedule = `${room}/scheduleNightlyImport.ts`;
  repository.write({
    [own]: 'mine',
    [schedule]: `${repository.read(schedule)}// Mine.\n`,
  });
  const before = repository.tree();

  await run({ name: 'cleanUp', schedule: 'PT1H' });
  await repository.run(resourceGenerator, {
    ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
  });

  expect(repository.read(own)).toBe('mine');
  expect(repository.tree()[schedule]).toBe(before[schedule]);
  expect(text('src/plugin.ts')).toContain('await scheduleCleanUp({');
});

it('gives the same plugin in any order', async () => {
  await run();
  await run({ name: 'cleanUp' });
  const tree = repository.tree();

  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'costs' });
  await run({ name: 'cleanUp' });
  await run();
  expect(repository.tree()).toEqual(tree);
});

it('is there already the second time', async () => {
  await run();
  const again = { name: 'nightlyImport', services: 'knex urlReader' };
  const plan = await repository.plan(taskGenerator, { ...nightly, ...again });
  expect(plan.changes).toEqual([]);
});

it('is taken back, and leaves what was written', async () => {
  const before = repository.tree();
  await run();
  await undo();
  expect(repository.tree()).toEqual(before);

  await run();
  repository.write({ [`${room}/runNightlyImport.ts`]: 'export {};\n' });
  const { kept } = await undo();
  expect(kept).toEqual([`${room}/runNightlyImport.ts`]);
  expect(text('src/plugin.ts')).not.toContain('scheduleNightlyImport');
});

describe('refuses', () => {
  it.each([
    [
      { schedule: 'PT2H' },
      'the plugin "costs" has task/nightlyImport already, with the schedule 0 3 * * *, the timeout PT10M and knex, urlReader; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin costs --entry task/nightlyImport',
    ],
    [{ timeout: 'PT1H' }, 'has task/nightlyImport already'],
    [{ services: undefined }, 'has task/nightlyImport already'],
    [{ name: 'Nightly' }, 'cannot be a task: it has to start with a lower'],
    [{ name: '../x' }, 'cannot be a task: it has to start with a lower'],
    [{ name: 'class' }, 'is a word of TypeScript; try nightlyClass'],
    [{ name: 'scheduler' }, 'the name of a service of Backstage'],
    [
      { name: 'roster' },
      'the name "roster" would be that of custom/roster and of task/roster',
    ],
    [
      { name: 'costs' },
      'the name "costs" would be that of resource/cost and of task/costs',
    ],
    [
      { name: 'x' },
      'the variable "scheduleX" would be that of custom/scheduleX and of task/x',
    ],
    [{ schedule: 'nightly' }, 'is no schedule: it is no cron expression'],
    [{ timeout: '10m' }, 'is no timeout: write a duration such as PT10M'],
    [
      { name: 'y', services: 'cach' },
      'there is no service \\"cach\\"; did you mean cache?',
    ],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: costs'],
  ])('%j', async (answers, reason) => {
    await run();
    await repository.run(resourceGenerator, {
      ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
    });
    for (const name of ['roster', 'scheduleX']) {
      await repository.run(customGenerator, { plugin: 'costs', name });
    }
    const message = await repository.refusal(() => run(answers));
    expect(message).not.toContain('changed the tree');
    expect(message.replaceAll('\\"', '"')).toContain(
      reason.replaceAll('\\"', '"'),
    );
  });
});
