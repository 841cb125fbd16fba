import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { fieldGenerator } from './field.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

describe('undo', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await TestWorkspace.create('title:string note:text?');
  });
  afterEach(() => workspace.remove());

  const field = (answers: Record<string, string>) =>
    workspace.run(fieldGenerator, {
      ...{ plugin: 'incidents', resource: 'incident' },
      ...answers,
    });
  const undo = (entry: string) =>
    workspace.run(undoGenerator, { plugin: 'incidents', entry });
  const entry = () => {
    const { resources } = JSON.parse(workspace.read('.stagecraft.json'));
    return resources[0];
  };
  const changes = () =>
    (entry().changes ?? []).map(({ addedAt: _, ...change }: any) => change);

  it('leaves nothing of what was not committed, on edited code too', async () => {
    workspace.edit('src/plugin.ts', 'const knex', '// Edited.\nconst knex');
    const before = workspace.hash();
    await field({ add: 'level:integer?:index slug:string?:unique' });
    const one = workspace.hash();
    await field({ rename: 'level:priority', remove: 'note' });

    await undo('field/incident/priority');
    expect(workspace.migrations()[2]).toBe('remove_note_incidents.js');
    await undo('field/incident/note');
    expect(workspace.hash()).toBe(one);

    await undo('field/incident/level');
    await undo('field/incident/slug');
    expect(workspace.hash()).toBe(before);
  });

  it('takes a field out of a resource that was not committed', async () => {
    await undo('field/incident/note');
    expect(entry().fields).toEqual(['title:string']);
    expect(workspace.migrations()).toEqual(['create_incidents.js']);
    await expect(undo('field/incident/title')).rejects.toThrow(
      'field/incident/title is the only one of its resource; undo resource/inc',
    );
  });

  it('reverses what was committed, and takes that back while it can', async () => {
    await field({
      ...{ rename: 'title:headline', remove: 'note' },
      add: 'level:integer?:index',
    });
    workspace.commit();
    const before = workspace.hash();

    await undo('field/incident/headline');
    await undo('field/incident/note');
    await undo('field/incident/level');
    expect(changes().slice(1)).toEqual([
      { rename: { headline: 'title' } },
      { add: ['note:text?'] },
      { remove: ['level'] },
    ]);
    expect(workspace.migrations().slice(2)).toEqual([
      'rename_headline_incidents.js',
      'add_note_incidents.js',
      'remove_level_incidents.js',
    ]);

    await undo('field/incident/level');
    await undo('field/incident/note');
    await undo('field/incident/title');
    expect(workspace.hash()).toBe(before);
  });

  it('removes a field that was committed with its resource, but brings back none without a value', async () => {
    workspace.commit();
    await undo('field/incident/title');
    expect(changes()).toEqual([{ remove: ['title'] }]);

    workspace.commit();
    await expect(undo('field/incident/title')).rejects.toThrow(
      'would need a value; add it with: yarn backstage-cli stagecraft field --plugin incidents --resource incident --add "title:string?"',
    );
  });

  it('takes changes back, of several fields one by one', async () => {
    await field({ add: 'state:enum(a,b)=a' });
    const before = workspace.hash();
    const change = {
      change: 'title:text note:string=x:index state:enum(a,c)=c',
      map: 'b=c',
    };
    await field(change);
    await undo('field/incident/state');
    expect(changes()[1]).toEqual({
      change: ['title:text', 'note:string=x:index'],
    });
    await undo('field/incident/title');
    await undo('field/incident/note');
    expect(workspace.hash()).toBe(before);

    await field(change);
    workspace.commit();
    const once = workspace.hash();
    await undo('field/incident/state');
    await undo('field/incident/note');
    expect(changes().slice(2)).toEqual([
      { change: ['state:enum(a,b)=a'], checks: true },
      { change: ['note:text?'] },
    ]);
    await undo('field/incident/note');
    await undo('field/incident/state');
    expect(workspace.hash()).toBe(once);
  });

  it('takes a swap back', async () => {
    const swap = { rename: 'title:note note:title' };
    const before = workspace.hash();
    await field(swap);
    await undo('field/incident/note');
    expect(workspace.hash()).toBe(before);

    await field(swap);
    workspace.commit();
    await undo('field/incident/title');
    expect(changes()[1]).toEqual({ rename: { note: 'title', title: 'note' } });
  });

  it('names the later change that depends on one', async () => {
    await field({ rename: 'title:headline' });
    await field({ add: 'title:text?' });
    await expect(undo('field/incident/headline')).rejects.toThrow(
      'field/incident/title came later and depends on it; undo that first',
    );
  });

  it('drops the table of a resource that was committed', async () => {
    workspace.commit();
    await undo('resource/incident');
    expect(workspace.migrations()).toEqual([
      'create_incidents.js',
      'drop_incidents.js',
    ]);
    expect(workspace.read('src/plugin.ts')).toContain('await migrate(');
    expect(workspace.typecheck()).toBe('');

    await workspace.run(resourceGenerator, {
      ...{ plugin: 'incidents', name: 'incident', fields: 'title:string' },
    });
    expect(workspace.migrations()[2]).toBe('create_incidents.js');
    await undo('resource/incident');
    expect(workspace.migrations()).toHaveLength(2);
  });

  it.each([
    [
      'incident',
      'name it as one of resource/<name>, field/<resource>/<name>, un',
    ],
    ['field/incident', 'name it as one of resource/<name>, field/<res'],
    ['resource/x', 'has no resource "x"; it has incident'],
    ['field/incident/x', 'has no field/incident/x; it has field/incident/ti'],
  ])('refuses %s', async (name, reason) => {
    const before = workspace.hash();
    await expect(undo(name)).rejects.toThrow(reason);
    expect(workspace.hash()).toBe(before);
  });
});
