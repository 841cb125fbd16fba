import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { customGenerator } from './custom.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

const SERVICE = 'src/roster/RosterService.ts';
const TEST = 'src/roster/RosterService.test.ts';

describe('undo of a service', () => {
  let workspace: TestWorkspace;
  let before: string;
  beforeEach(async () => {
    workspace = await TestWorkspace.create('title:string');
    before = workspace.hash();
    await workspace.run(customGenerator, {
      ...{ plugin: 'incidents', name: 'roster' },
      services: 'catalog,cache',
      router: true,
    });
  });
  afterEach(() => workspace.remove());

  const undo = (entry = 'custom/roster') =>
    workspace.run(undoGenerator, { plugin: 'incidents', entry });
  const add = (path: string, text: string) =>
    workspace.write({ [`${workspace.folder}/${path}`]: text });
  const kept = async () =>
    (await undo()).kept?.map(path => path.slice(workspace.folder.length + 1));

  it('leaves nothing, also of what was committed', async () => {
    workspace.commit();
    expect(await kept()).toEqual([]);
    expect(workspace.hash()).toBe(before);
  });

  it('needs no name where there is only one', async () => {
    await undo('custom');
    expect(workspace.hash()).toBe(before);
    await expect(undo('custom')).rejects.toThrow('has no custom; it has none');
  });

  it('asks which of several', async () => {
    await workspace.run(customGenerator, {
      ...{ plugin: 'incidents', name: 'alarm', services: '' },
    });
    await expect(undo('custom')).rejects.toThrow(
      'has more than one custom; say which: custom/alarm, custom/roster',
    );
  });

  it('leaves what came later', async () => {
    await workspace.run(resourceGenerator, {
      ...{ plugin: 'incidents', name: 'vessel', fields: 'title:string' },
    });
    await workspace.run(customGenerator, {
      ...{ plugin: 'incidents', name: 'alarm', services: 'cache' },
    });
    await undo('custom/roster');
    expect(workspace.read('src/plugin.ts')).toContain(
      'createAlarmService({ cache })',
    );
    expect(workspace.has('src/vessels/schema.ts')).toBe(true);
    expect(workspace.has('src/roster')).toBe(false);
  });

  it('leaves what was edited, and what that needs', async () => {
    workspace.edit(SERVICE, 'return [];', "return ['mine'];");
    add('src/roster/notes.md', '# Mine\n');

    expect(await kept()).toEqual([SERVICE, 'src/roster/notes.md']);
    expect(workspace.has(TEST)).toBe(false);
    expect(workspace.has('src/roster/routes.ts')).toBe(false);
    expect(workspace.read('src/plugin.ts')).not.toContain('roster');
    expect(workspace.read('package.json')).toContain('plugin-catalog-node');
    expect(workspace.typecheck()).toBe('');
  });

  it('leaves what code elsewhere imports', async () => {
    add('src/jobs/nightly.ts', "export * from '../roster/RosterService';\n");
    workspace.edit('src/roster/routes.test.ts', "'second'", "'third'");

    expect(await kept()).toEqual([
      SERVICE,
      'src/roster/routes.test.ts',
      'src/roster/routes.ts',
    ]);
    expect(workspace.typecheck()).toBe('');
  });

  it('refuses to take away what a line of plugin.ts uses', async () => {
    workspace.edit(
      'src/plugin.ts',
      '        for (const path',
      '        await use(roster);\n        for (const path',
    );
    const edited = workspace.hash();
    await expect(undo()).rejects.toThrow(
      'src/plugin.ts: what was added by hand uses roster, which the kit would take away',
    );
    expect(workspace.hash()).toBe(edited);
  });

  it('names what there is', async () => {
    await expect(undo('custom/x')).rejects.toThrow(
      'the plugin "incidents" has no custom/x; it has custom/roster',
    );
    await undo();
    await expect(undo()).rejects.toThrow(
      'the plugin "incidents" has no custom/roster; it has none',
    );
  });
});
