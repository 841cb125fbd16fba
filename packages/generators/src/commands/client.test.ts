import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { catalogGenerator } from './catalog.ts';
import { clientGenerator } from './client.ts';
import { customGenerator } from './custom.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

const COMMON = '../incidents-common';
const NODE = '../incidents-node';
const FIELDS = [
  ...['title:string', 'severity:enum(low,high):index', 'done:boolean'],
  ...['cost:decimal(9,2)=1.50', 'count2:integer?:index', 'labels:json?'],
  'at:datetime:index',
];

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.create(FIELDS.join(' '));
});
afterEach(() => workspace.remove());

const client = (resource = 'incident') =>
  workspace.run(clientGenerator, { plugin: 'incidents', resource });
const types = () => workspace.read(`${COMMON}/src/incidents.ts`);
const section = (name: string) =>
  new RegExp(`export interface ${name} \\{\n([^]*?)\n\\}`).exec(types())![1];

it('has the types of what is sent and answered', async () => {
  await client();

  expect(section('Incident').split('\n')).toEqual(
    expect.arrayContaining([
      "  severity: 'low' | 'high';",
      '  cost: string;',
      '  count2: number | null;',
      '  labels: object | null;',
    ]),
  );
  expect(section('CreateIncident').split('\n')).toEqual([
    '  title: string;',
    "  severity: 'low' | 'high';",
    '  done: boolean;',
    '  cost?: string;',
    '  count2?: number | null;',
    '  labels?: object | null;',
    '  at: string;',
  ]);
  expect(section('UpdateIncident')).toContain('  title?: string;');
  expect(section('ListIncidents').split('\n')).toEqual(
    expect.arrayContaining([
      "  severity?: 'low' | 'high' | ('low' | 'high')[];",
      '  at?: string | string[];',
      '  atAfter?: string;',
    ]),
  );
});

it('follows the fields', async () => {
  await client();
  await workspace.run(fieldGenerator, {
    ...{ plugin: 'incidents', resource: 'incident' },
    ...{ rename: 'title:headline', sort: 'at,count2' },
  });
  expect(section('CreateIncident')).toContain('  headline: string;');
  expect(section('ListIncidents')).toContain("  sort?: 'at' | 'count2';");
  expect(workspace.read('src/incidents/client.test.ts')).toContain(
    'const patch = { headline: createIncident.headline };',
  );
});

it('expands entities of the catalog, of one row as of a page', async () => {
  await client();
  await workspace.run(fieldGenerator, {
    ...{ plugin: 'incidents', resource: 'incident' },
    add: 'service:entityRef? team:entityRef?',
  });
  const before = types();
  for (const field of ['service', 'team']) {
    await workspace.run(catalogGenerator, {
      ...{ plugin: 'incidents', resource: 'incident', field },
    });
  }

  const expand = "  expand?: 'service' | 'team' | ('service' | 'team')[];";
  expect(section('GetIncident')).toContain(expand);
  expect(section('ListIncidents')).toContain(expand);
  expect(workspace.typecheck()).toBe('');
  const file = `${COMMON}/src/incidents.ts`;
  const edited = "  expand?: 'service';";
  workspace.edit(file, expand, edited);
  expect(workspace.typecheck()).toContain('commonTypes.ts');
  workspace.edit(file, edited, expand);

  const entry = 'catalog/incident';
  await workspace.run(undoGenerator, { plugin: 'incidents', entry });
  expect(types()).toBe(before);
});

it('compiles, and no longer when a type is not that of its schema', async () => {
  await client();
  expect(workspace.typecheck()).toBe('');

  workspace.edit(`${COMMON}/src/incidents.ts`, '  cost?: string;\n', '');
  workspace.edit(
    'src/incidents/schema.ts',
    'done: z.boolean()',
    'done: z.int()',
  );
  const complaints = workspace.typecheck().split('\n');
  const inChecks = complaints.filter(one => /commonTypes\.ts/.test(one));
  // What is created, and what is changed.
  expect(inChecks).toHaveLength(2);
});

it('is what another plugin can ask for, with its mock', async () => {
  const { client: made } = await client();
  expect(made).toEqual({
    ref: '@internal/plugin-incidents-node#incidentsServiceRef',
  });
  await workspace.run(pluginGenerator, { id: 'other' });
  workspace.write({ 'yarn.lock': '' });
  await workspace.run(customGenerator, {
    ...{ plugin: 'other', name: 'roster', services: made!.ref },
  });
  const mock = '../other-backend/src/__testUtils__/incidentsMock.ts';
  expect(workspace.read(mock)).toContain('return incidentsServiceMock({');
  expect(workspace.read('../other-backend/src/plugin.ts')).toContain(
    'incidents: incidentsServiceRef,',
  );
  expect(
    workspace.read('../other-backend/src/roster/RosterService.test.ts'),
  ).toContain('incidents: incidentsMock(),');
});

it('calls the routes of each resource', async () => {
  await workspace.run(resourceGenerator, {
    ...{ plugin: 'incidents', name: 'changeRequest', fields: 'a:string' },
  });
  await client('changeRequest');
  expect(
    workspace.read(`${NODE}/src/changeRequests/ChangeRequestsClient.ts`),
  ).toContain('path`/change-requests/${id}`');
  expect(
    workspace.read(`${NODE}/src/changeRequests/changeRequestsServiceRef.ts`),
  ).toContain("id: 'incidents.changeRequests'");
});

it('stays as long as its resource, and that as long as it', async () => {
  const before = workspace.hash();
  await client();
  const undo = (entry: string) =>
    workspace.run(undoGenerator, { plugin: 'incidents', entry });
  await expect(undo('resource/incident')).rejects.toThrow(
    'resource/incident has client/incident; take that back first with: yarn backstage-cli stagecraft undo --plugin incidents --entry client/incident',
  );
  await undo('client');
  expect(workspace.hash()).toBe(before);
});

it('names the resources that there are', async () => {
  await expect(client('nothing')).rejects.toThrow(
    'the plugin "incidents" has no resource "nothing"; it has incident',
  );
});
