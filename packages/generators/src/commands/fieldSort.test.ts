import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(60_000);

const plugin = 'deployments';

describe('field --sort', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = TestRepository.backstage();
    await repository.run(pluginGenerator, { id: plugin });
    await repository.run(resourceGenerator, {
      plugin,
      name: 'release',
      fields: 'title:string dueAt:datetime?:index priority:integer:index',
    });
  });

  const change = (answers: Record<string, string>) => ({
    plugin,
    resource: 'release',
    ...answers,
  });
  const field = (answers: Record<string, string>) =>
    repository.run(fieldGenerator, change(answers));
  const refusal = (answers: Record<string, string>) =>
    repository.refusal(() => repository.plan(fieldGenerator, change(answers)));
  const undo = (entry: string) =>
    repository.run(undoGenerator, { plugin, entry });
  const sort = async () => {
    const { plugins } = await repository.open();
    return plugins.get(plugin)!.blueprint().resources[0].sort;
  };
  const differences = async () =>
    checkPlugin(await repository.open(), plugin, noEngine);

  it('sets what a list can be sorted by, and takes it back', async () => {
    const before = repository.tree();
    await field({ sort: 'dueAt' });
    expect(await sort()).toEqual(['dueAt']);
    expect(await differences()).toEqual([]);
    const again = change({ sort: 'dueAt' });
    expect((await repository.plan(fieldGenerator, again)).changes).toEqual([]);

    await field({ sort: 'priority dueAt' });
    expect(await sort()).toEqual(['priority', 'dueAt']);
    await undo('sort/release');
    expect(repository.tree()).toEqual(before);
  });

  it('comes after what the same command changes', async () => {
    await field({
      add: 'size:bigint?',
      change: 'size:bigint?:index',
      sort: 'size',
    });
    expect(await sort()).toEqual(['size']);
    await field({ rename: 'size:bytes', sort: 'bytes,dueAt' });
    expect(await sort()).toEqual(['bytes', 'dueAt']);
    await field({ change: 'bytes:bigint?', sort: 'dueAt' });
    expect(await sort()).toEqual(['dueAt']);
    expect(await differences()).toEqual([]);
  });

  it('keeps the index of what a list is sorted by', async () => {
    await field({ change: 'dueAt:datetime?', sort: 'priority' });
    await field({ change: 'dueAt:datetime?:index' });
    await field({ sort: 'dueAt,priority' });
    const before = repository.tree();
    const says =
      'the list is sorted by "dueAt", which needs its :index for that; undo sort/release first';
    expect(await refusal({ change: 'dueAt:datetime?' })).toBe(says);
    expect(await repository.refusal(() => undo('field/release/dueAt'))).toBe(
      says,
    );
    expect(repository.tree()).toEqual(before);
  });

  it.each([
    ['title', '--sort: a list is not sorted by "title", since string has no'],
    ['dueA', 'to sort by; did you mean dueAt? There are: title, dueAt, prio'],
    ['dueAt,dueAt', '--sort: it is sorted by "dueAt" twice'],
    [',', 'name the fields to sort by, as in --sort dueAt; undo sort/release'],
  ])('refuses %j', async (text, reason) => {
    expect(await refusal({ sort: text })).toContain(reason);
  });
});
