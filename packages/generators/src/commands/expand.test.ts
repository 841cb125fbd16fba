import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { fieldGenerator } from './field.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

const to = { plugin: 'incidents', resource: 'incident' };

describe('field --expand and --contract', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await TestWorkspace.create(
      'title:string severity:enum(low,high):index reference:string?:unique summary:text? slug:string:unique',
    );
    workspace.commit();
  });
  afterEach(() => workspace.remove());

  const field = (answers: Record<string, string | boolean>) =>
    workspace.run(fieldGenerator, { ...to, ...answers });
  const undo = (name: string) =>
    workspace.run(undoGenerator, {
      plugin: 'incidents',
      entry: `field/incident/${name}`,
    });
  const entry = () =>
    JSON.parse(workspace.read('.stagecraft.json')).resources[0];
  const changes = () =>
    (entry()?.changes ?? []).map(({ addedAt: _, ...change }: any) => change);
  const both = {
    rename: 'title:headline',
    remove: 'summary severity',
    expand: true,
  };

  it('rename and remove in two releases, in which nothing breaks', async () => {
    workspace.edit(
      'src/incidents/IncidentStore.ts',
      '  async get(',
      '  async count() {\n    return (await this.#incidents()).length;\n  }\n\n  async get(',
    );
    const expanded = await field(both);
    expect(expanded.breakages).toEqual([]);
    expect(expanded.steps).toEqual({
      expand: undefined,
      contract:
        'yarn backstage-cli stagecraft field --plugin incidents --resource incident --contract "title summary severity"',
    });
    expect(changes()).toEqual([
      { expand: true, rename: { title: 'headline' } },
      { expand: true, remove: ['summary', 'severity'] },
    ]);
    const store = workspace.read('src/incidents/IncidentStore.ts');
    expect(store).toContain('async count()');
    expect(store).not.toContain('title');
    expect(workspace.typecheck()).toBe('');
    expect((await field(both)).changes).toEqual([]);
    workspace.commit();

    const contract = { contract: 'title severity summary' };
    const code = workspace.hash();
    expect((await field(contract)).breakages).toEqual([]);
    expect(workspace.hash()).not.toBe(code);
    expect(workspace.migrations().slice(1)).toEqual([
      'expand_title_incidents.js',
      'expand_summary_and_1_more_incidents.js',
      'contract_title_and_2_more_incidents.js',
    ]);
    expect((await field(contract)).changes).toEqual([]);
    await field({ add: 'title:text?' });
  });

  it('take the place of what was just done in one', async () => {
    const before = workspace.hash();
    await field(both);
    const wanted = changes();
    for (const name of ['headline', 'summary', 'severity']) {
      await undo(name);
    }
    expect(workspace.hash()).toBe(before);

    const { expand: _, ...plain } = both;
    const { steps, breakages } = await field(plain);
    expect(breakages).not.toEqual([]);
    expect(steps).toEqual({
      expand:
        'yarn backstage-cli stagecraft field --plugin incidents --resource incident --remove "summary severity" --rename "title:headline" --expand',
      contract:
        'yarn backstage-cli stagecraft field --plugin incidents --resource incident --contract "title summary severity"',
    });
    await field(both);
    expect(changes()).toEqual(wanted);

    await undo('headline');
    await undo('summary');
    await undo('severity');
    await field({ ...plain, add: 'level:integer?' });
    await field({ ...both, add: 'level:integer?' });
    expect(changes()[2]).toEqual({ add: ['level:integer?'] });
    await field({ contract: 'title' });
    await expect(field({ remove: 'title' })).rejects.toThrow(
      'no field "title"',
    );
  });

  it('are not offered where they cannot be', async () => {
    const alterations: Record<string, string>[] = [
      { rename: 'title:summary summary:title' },
      { remove: 'reference', add: 'reference:text?' },
    ];
    for (const answers of alterations) {
      const { breakages, steps } = await field(answers);
      expect(breakages).not.toEqual([]);
      expect(steps).toBeUndefined();
    }
  });

  it('are taken back, before they were committed', async () => {
    const before = workspace.hash();
    await field(both);
    const expanded = workspace.hash();
    await field({ contract: 'title summary' });
    await undo('headline');
    expect(changes().at(-1)).toEqual({ contract: ['summary'] });
    await undo('summary');
    expect(workspace.hash()).toBe(expanded);
    await undo('title');
    await undo('severity');
    await undo('summary');
    expect(workspace.hash()).toBe(before);
  });

  it('are taken back by a migration, once they were committed', async () => {
    await field(both);
    workspace.commit();
    const before = workspace.hash();
    expect((await undo('headline')).breakages).toMatchObject([
      { misses: 'required', fields: ['headline'] },
    ]);
    expect((await undo('severity')).breakages).toEqual([]);
    expect(changes().slice(2)).toEqual([
      { revert: true, rename: { headline: 'title' } },
      { revert: true, add: ['severity:enum(low,high):index'], checks: true },
    ]);
    expect(workspace.migrations().slice(3)).toEqual([
      'revert_headline_incidents.js',
      'revert_severity_incidents.js',
    ]);
    await undo('severity');
    await undo('title');
    expect(workspace.hash()).toBe(before);

    await undo('title');
    await undo('severity');
    expect(workspace.typecheck()).toBe('');
    workspace.commit();
    await undo('title');
    await undo('severity');
    expect(changes().slice(4)).toEqual([
      { expand: true, rename: { title: 'headline' } },
      { expand: true, remove: ['severity'] },
    ]);
  });

  it('leave what may have no value by then optional', async () => {
    const removed = await field({ expand: true, remove: 'slug' });
    expect(removed.breakages).toMatchObject([
      { misses: 'values', fields: ['slug'], avoidable: false },
    ]);
    workspace.commit();
    await undo('slug');
    expect(changes()[1]).toEqual({
      revert: true,
      add: ['slug:string?:unique'],
    });
  });

  it('are as if they had been one step, once both were committed', async () => {
    await field(both);
    workspace.commit();
    await field({ contract: 'title summary' });
    workspace.commit();
    await undo('headline');
    await undo('summary');
    expect(changes().slice(3)).toEqual([
      { rename: { headline: 'title' } },
      { add: ['summary:text?'] },
    ]);
  });

  it('go with the resource', async () => {
    await field(both);
    workspace.commit();
    await workspace.run(undoGenerator, {
      plugin: 'incidents',
      entry: 'resource/incident',
    });
    const { removed } = JSON.parse(workspace.read('.stagecraft.json'));
    expect(removed[0].changes[2]).toMatchObject({
      contract: ['title', 'severity', 'summary'],
    });
    expect(workspace.migrations().slice(3)).toEqual([
      'contract_title_and_2_more_incidents.js',
      'drop_incidents.js',
    ]);
  });

  it.each([
    [
      { expand: true, add: 'a:text?' },
      '--expand is for what --rename or --rem',
    ],
    [{ expand: true, rename: 'title:severity' }, 'a field "severity" already'],
    [{ expand: true, rename: 'title:id' }, 'try title:ownId'],
    [
      { expand: true, rename: 'title:summary summary:title' },
      'stays in the table until its contract, so that no other field',
    ],
    [{ contract: 'title' }, /begin with: .* --rename title:title2 --expand$/],
  ])('are refused as %j', async (answers, reason) => {
    const before = workspace.hash();
    await expect(field(answers)).rejects.toThrow(reason);
    expect(workspace.hash()).toBe(before);
  });

  it.each([
    [
      { rename: 'headline:title' },
      '"headline" is in step with "title" until its contract; say --contract title first',
    ],
    [{ remove: 'headline' }, '"headline" is in step with "title"'],
    [{ change: 'headline:text' }, '"headline" is in step with "title"'],
    [
      { remove: 'title' },
      '"title" stays in the table until its contract; say --contract title first',
    ],
    [{ add: 'title:text?' }, '"title" stays in the table until its contract'],
    [{ rename: 'reference:title' }, '"title" stays in the table'],
    [{ addUnique: 'headline,reference' }, '"headline" is in step with "title"'],
    [
      { contract: 'headline' },
      '"headline" does not wait for a contract; these do: title, severity, summary',
    ],
  ])('keep others from what waits, as %j', async (answers, reason) => {
    await field(both);
    const before = workspace.hash();
    await expect(field(answers)).rejects.toThrow(reason);
    expect(workspace.hash()).toBe(before);
  });
});
