import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { subscriptionGenerator } from './subscription.ts';
import { undoGenerator } from './undo.ts';

const folder = 'plugins/costs-backend';
const room = `${folder}/src/budgetExceeded`;
const exceeded = {
  plugin: 'costs',
  name: 'budget-exceeded',
  topic: 'costs.budget.exceeded',
  services: 'notifications',
};

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'costs' });
  await repository.run(resourceGenerator, {
    ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
  });
});

const run = (answers: object = {}) =>
  repository.run(subscriptionGenerator, { ...exceeded, ...answers });
const text = (path: string) => repository.read(`${folder}/${path}`);

it('seeds a handler, and subscribes it after the migrations', async () => {
  const plan = await run();

  expect(plan.subscription).toEqual({
    file: `${room}/handleBudgetExceeded.ts`,
  });
  expect(JSON.parse(text('.stagecraft.json')).features).toEqual([
    {
      feature: 'subscription',
      name: 'budgetExceeded',
      topic: 'costs.budget.exceeded',
      services: ['notifications'],
    },
  ]);
  const plugin = text('src/plugin.ts');
  expect(plugin).toContain('events: eventsServiceRef,');
  expect(plugin).toMatch(
    /migrate\([^]*subscribeBudgetExceeded\(\{\s*events,\s*logger,\s*notifications,?\s*\}\)/,
  );
  expect(text('src/budgetExceeded/subscribeBudgetExceeded.ts')).toMatch(
    /topic: .costs\.budget\.exceeded.,/,
  );
  expect(text('README.md')).toContain(
    '- `budgetExceeded` in `src/budgetExceeded` hears `costs.budget.exceeded`',
  );
  const { dependencies } = JSON.parse(text('package.json'));
  expect(dependencies).toMatchObject({
    '@backstage/plugin-events-node': expect.anything(),
    '@backstage/plugin-notifications-node': expect.anything(),
  });
  const repositoryNow = await repository.open();
  expect(await checkPlugin(repositoryNow, 'costs', noEngine)).toEqual([]);
});

it('is there already the second time, and is taken back', async () => {
  const before = repository.tree();
  await run();
  const again = await repository.plan(subscriptionGenerator, exceeded);
  expect(again.changes).toEqual([]);

  await repository.run(undoGenerator, {
    ...{ plugin: 'costs', entry: 'subscription/budgetExceeded' },
  });
  expect(repository.tree()).toEqual(before);
});

it('leaves the handler alone', async () => {
  await run();
  repository.write({ [`${room}/handleBudgetExceeded.ts`]: 'mine' });
  await run({ name: 'another' });
  expect(text('src/budgetExceeded/handleBudgetExceeded.ts')).toBe('mine');
  expect(text('src/plugin.ts')).toContain('await subscribeAnother({');
});

describe('refuses', () => {
  it.each([
    [
      { topic: 'costs.other' },
      'has subscription/budgetExceeded already, with the topic costs.budget.exceeded and notifications; choose another name',
    ],
    [{ topic: 'costs budget' }, 'cannot be a topic: it has words of letters'],
    [{ topic: "a'b" }, 'such as costs.budget.exceeded'],
    [{ topic: '.' }, 'cannot be a topic'],
    [{ topic: 'a'.repeat(256) }, 'at most 255 characters'],
    [{ name: 'Budget' }, 'cannot be a subscription: it has to start'],
    [{ name: 'events' }, 'the name of a service of Backstage'],
    [{ name: 'costs' }, 'would be that of resource/cost and of'],
    [{ name: 'x', services: 'cach' }, 'did you mean cache?'],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: costs'],
  ])('%j', async (answers, reason) => {
    await run();
    expect(await repository.refusal(() => run(answers))).toContain(reason);
  });
});
