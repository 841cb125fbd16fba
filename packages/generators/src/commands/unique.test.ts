import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { fieldGenerator } from './field.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

const plugin = 'incidents';

describe('keys over several fields', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await TestWorkspace.create(
      'component:entityRef year:integer team:string?',
    );
  });
  afterEach(() => workspace.remove());

  const field = (answers: Record<string, string>) =>
    workspace.run(fieldGenerator, { plugin, resource: 'incident', ...answers });
  const undo = (entry: string) =>
    workspace.run(undoGenerator, { plugin, entry });
  const entry = () =>
    JSON.parse(workspace.read('.stagecraft.json')).resources.at(-1);
  const changes = () =>
    (entry().changes ?? []).map(({ addedAt: _, ...change }: any) => change);

  it('are made, followed and taken back', async () => {
    const before = workspace.hash();
    await field({ addUnique: 'component, year  team,year' });

    expect(workspace.migrations()[1]).toBe(
      'add_unique_component_and_year_and_1_more_incidents.js',
    );
    expect(workspace.read('README.md')).toContain(
      ', unique together: `component,year`, unique together: `team,year`',
    );
    expect(workspace.read('src/incidents/IncidentStore.ts')).toContain(
      'this component and year or this team and year, or another value',
    );
    expect(workspace.read('src/incidents/openapi.ts')).toContain(
      'no two have the same component and year; no two have the same team and year',
    );
    const made = workspace.hash();
    await field({ addUnique: 'component,year team,year' });
    expect(workspace.hash()).toBe(made);

    await field({ removeUnique: 'year,team' });
    await undo('unique/incident/team,year');
    expect(workspace.hash()).toBe(made);

    await field({ rename: 'year:fiscalYear' });
    await undo('unique/incident/component,fiscalYear');
    expect(changes().at(-1)).toEqual({
      removeUnique: [['component', 'fiscalYear']],
    });
    await undo('unique/incident/component,fiscalYear');
    await undo('field/incident/fiscalYear');
    await undo('unique/incident/year,component');
    await undo('unique/incident/team,year');
    expect(workspace.hash()).toBe(before);

    await field({ addUnique: 'component,year team,year' });
    expect(workspace.typecheck()).toBe('');
  });

  it('are reversed where they were committed', async () => {
    const to = { plugin, name: 'quota', fields: 'a:string b:uuid c:text?' };
    await workspace.run(resourceGenerator, { ...to, unique: 'a,b' });
    expect(entry().unique).toEqual([['a', 'b']]);
    const before = workspace.hash();
    await workspace.run(resourceGenerator, { ...to, unique: 'a,b' });
    expect(workspace.hash()).toBe(before);
    await expect(workspace.run(resourceGenerator, to)).rejects.toThrow(
      'with other fields: a:string b:uuid c:text? --unique "a,b"; choose',
    );
    await expect(undo('field/quota/b')).rejects.toThrow(
      'field/quota/b cannot be undone: the key "a,b"',
    );

    workspace.commit();
    await undo('unique/quota/a,b');
    expect(changes()).toEqual([{ removeUnique: [['a', 'b']] }]);
    expect(workspace.migrations().at(-1)).toBe(
      'remove_unique_a_and_b_quotas.js',
    );
    workspace.commit();
    await undo('unique/quota/b,a');
    expect(changes()).toEqual([
      { removeUnique: [['a', 'b']] },
      { addUnique: [['a', 'b']] },
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [{ addUnique: 'component' }, 'is no key over several fields'],
    [{ addUnique: ',' }, 'is no key over several fields'],
    [{ addUnique: 'component,nope' }, 'there is no field "nope"'],
    [{ removeUnique: 'component,year' }, 'there is none'],
    [
      { add: 'a:text?', addUnique: 'component,year' },
      'keys change apart from fields; say --add-unique "component,year"',
    ],
  ])('refuses %j', async (answers, reason) => {
    const before = workspace.hash();
    await expect(field(answers)).rejects.toThrow(reason);
    expect(workspace.hash()).toBe(before);
  });

  it('keep their fields from going', async () => {
    await field({ addUnique: 'component,year' });
    await expect(field({ remove: 'year' })).rejects.toThrow(
      'field "year" is in the key "component,year"; say --remove-unique "component,year" first',
    );
    await expect(undo('unique/incident/a,b')).rejects.toThrow(
      'has no unique/incident/a,b; it has unique/incident/component,year',
    );
  });
});
