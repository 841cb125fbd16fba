import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { fieldGenerator } from './field.ts';
import { resourceGenerator } from './resource.ts';

jest.setTimeout(120_000);

const to = { plugin: 'incidents', resource: 'incident' };

describe('field', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await TestWorkspace.create(
      'title:string severity:enum(low,high):index reference:string?:unique summary:text?',
    );
  });
  afterEach(() => workspace.remove());

  const field = (answers: Record<string, string>) =>
    workspace.run(fieldGenerator, { ...to, ...answers });

  it('changes fields, and merges that with edits into code that compiles', async () => {
    workspace.edit(
      'src/incidents/IncidentStore.ts',
      '  async get(',
      '  async count() {\n    return (await this.#incidents()).length;\n  }\n\n  async get(',
    );
    workspace.edit(
      'src/plugin.ts',
      '        const knex',
      '        // Edited.\n        const knex',
    );
    await workspace.run(resourceGenerator, {
      ...{ plugin: 'incidents', name: 'note' },
      fields: 'text:text',
    });
    const [created] = workspace.migrations();

    const change = {
      add: 'escalatedAt:datetime? priority:integer?:index',
      remove: 'summary',
      rename: 'title:headline severity:gravity',
    };
    await field(change);

    expect(workspace.migrations()).toEqual([
      created,
      'create_notes.js',
      'change_title_and_4_more_incidents.js',
    ]);
    const store = workspace.read('src/incidents/IncidentStore.ts');
    expect(store).toContain('headline: input.headline');
    expect(store).toContain('async count()');
    expect(workspace.read('README.md')).toContain('`priority:integer?:index`');
    expect(workspace.typecheck()).toBe('');

    const before = workspace.hash();
    expect((await field(change)).changes).toEqual([]);
    expect(workspace.hash()).toBe(before);
  });

  it('adds, renames and removes references, into code that compiles', async () => {
    await field({ add: 'parent:ref(incident)? note:text?' });
    await field({ rename: 'parent:origin' });
    expect(workspace.read('src/incidents/IncidentStore.ts')).toContain(
      'origin: input.origin',
    );
    expect(workspace.typecheck()).toBe('');

    const before = workspace.hash();
    await expect(field({ remove: 'origin summary' })).rejects.toThrow(
      'say --remove "origin" first, and then the rest',
    );
    expect(workspace.hash()).toBe(before);

    await field({ remove: 'origin' });
    expect(workspace.migrations().slice(1)).toEqual([
      'add_parent_and_1_more_incidents.js',
      'rename_parent_incidents.js',
      'remove_origin_incidents.js',
    ]);
  });

  it('changes fields that are there, into code that compiles', async () => {
    workspace.edit(
      'src/incidents/schema.ts',
      '/** The body that changes',
      '// Edited.\n/** The body that changes',
    );
    const change = {
      change: 'title:text? severity:enum(low,top)=low summary:string=x:index',
      map: 'high=top',
      add: 'level:integer?',
    };
    await field(change);

    expect(workspace.migrations().slice(1)).toEqual([
      'add_level_incidents.js',
      'change_title_and_2_more_incidents.js',
    ]);
    expect(workspace.read('src/incidents/schema.ts')).toContain('// Edited.');
    expect(workspace.typecheck()).toBe('');

    const before = workspace.hash();
    expect((await field(change)).changes).toEqual([]);
    expect(workspace.hash()).toBe(before);
  });

  it('swaps names, and gives the name of what goes to another', async () => {
    const change = {
      rename: 'title:summary summary:title',
      remove: 'severity',
      add: 'severity:integer?:index',
    };
    await field(change);
    expect(JSON.parse(workspace.read('.stagecraft.json')).resources).toEqual([
      expect.objectContaining({
        changes: [
          {
            addedAt: expect.anything(),
            rename: { title: 'summary', summary: 'title' },
            remove: ['severity'],
          },
          { addedAt: expect.anything(), add: ['severity:integer?:index'] },
        ],
      }),
    ]);
    const before = workspace.hash();
    expect((await field(change)).changes).toEqual([]);
    expect(workspace.hash()).toBe(before);
  });

  it('has enums checked by the database, also in a resource of before', async () => {
    const fields =
      'title:string severity:enum(low,high):index reference:string?:unique summary:text?';
    workspace.edit('.stagecraft.json', ',\n      "checks": true', '');
    const again = { plugin: 'incidents', name: 'incident', fields };
    expect((await workspace.run(resourceGenerator, again)).changes).toEqual([]);

    await field({ add: 'level:integer?' });
    await field({ change: 'severity:enum(low,high,top):index' });
    const [entry] = JSON.parse(workspace.read('.stagecraft.json')).resources;
    expect(entry).not.toHaveProperty('checks');
    expect(entry.changes).toEqual([
      { addedAt: expect.anything(), add: ['level:integer?'] },
      {
        addedAt: expect.anything(),
        change: ['severity:enum(low,high,top):index'],
        checks: true,
      },
    ]);
  });

  it('knows a resource by the fields that it has now', async () => {
    await field({ remove: 'summary' });
    const names = { plugin: 'incidents', name: 'incident' };
    const fields = 'title:string severity:enum(low,high):index';
    const now = `${fields} reference:string?:unique`;

    const again = { ...names, fields: now };
    expect((await workspace.run(resourceGenerator, again)).changes).toEqual([]);
    await expect(
      workspace.run(resourceGenerator, { ...names, fields }),
    ).rejects.toThrow(`with other fields: ${now}; choose`);
  });

  it.each([
    [{}, '--add-unique, --remove-unique, --sort or --contract, as in'],
    [{ resource: 'x', remove: 'a' }, 'no resource "x"; it has incident'],
    [{ remove: 'nope' }, 'no field "nope"; there are: title, severity, ref'],
    [{ rename: 'title:id' }, /already; try title:ownId/],
    [{ rename: 'title:summary' }, 'there is a field "summary" already'],
    [{ rename: 'title' }, 'say old:new'],
    [{ add: 'title:text?' }, 'there is a field "title" already'],
    [{ remove: 'title severity reference summary' }, 'at least one field'],
    [
      { remove: 'title', rename: 'summary:title' },
      'two things with the name "title"; make two changes',
    ],
    [{ change: 'nope:text' }, 'no field "nope"; there are: title, severity'],
    [{ change: 'summary:text' }, 'try summary:text=summary-1 or summary:text?'],
    [
      { change: 'reference:string:unique' },
      'need a different value each; try reference:string?:unique',
    ],
    [
      { change: 'severity:integer' },
      'rows have severity:enum(low,high):index, of which no integer can be made; in two steps, say --add "severity2:integer?" first',
    ],
    [{ map: 'a=b', add: 'a:text?' }, '--map is for values of an enum'],
    [
      { change: 'severity:enum(low,top)', map: 'low=top' },
      '"low" is no value that "severity" loses',
    ],
    [
      { change: 'severity:enum(low,top)', map: 'high=x' },
      'which "severity" does not have; choose one of: low, top',
    ],
    [
      { add: 'priority:integer:index' },
      'try priority:integer?:index or priority:integer=1:index',
    ],
    [{ add: 'labels:json' }, 'try labels:json? or labels:json={}'],
    [
      { add: 'parent:ref(incident)' },
      /would need a value; try parent:ref\(incident\)\?$/,
    ],
    [
      { add: 'note:ref(note)?' },
      'which is incident, and not to "note"; try note:uuid?:index',
    ],
    [{ add: 'slug:string:unique' }, 'value each; try slug:string?:unique'],
  ])('refuses %j', async (answers, reason) => {
    const before = workspace.hash();
    await expect(field(answers)).rejects.toThrow(reason);
    expect(workspace.hash()).toBe(before);
  });
});
