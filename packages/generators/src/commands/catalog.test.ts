import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { auditGenerator } from './audit.ts';
import { catalogGenerator } from './catalog.ts';
import { checkPlugin } from './check.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(60_000);

const plugin = 'incidents';
const folder = `plugins/${plugin}-backend`;
let repository: TestRepository;
beforeEach(async () => {
  process.env.SOURCE_DATE_EPOCH = '1767225600';
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: plugin });
  await repository.run(resourceGenerator, {
    plugin,
    name: 'incident',
    fields: 'title:string service:entityRef?:index team:entityRef?',
  });
});

afterEach(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

const resource = 'incident';
const catalog = (name: string, kinds?: string) =>
  repository.run(catalogGenerator, { plugin, resource, field: name, kinds });
const field = (answers: object) =>
  repository.run(fieldGenerator, { plugin, resource, ...answers });
const undo = (entry: string) =>
  repository.run(undoGenerator, { plugin, entry });
const text = (path: string) => repository.read(`${folder}/${path}`);
const features = () => JSON.parse(text('.stagecraft.json')).features;
const differences = async () =>
  (await checkPlugin(await repository.open(), plugin, noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

it('checks the entities of fields, one after the other', async () => {
  const before = repository.tree();
  await catalog('team', 'user group user');
  await catalog('service');

  expect(features()).toEqual([
    {
      feature: 'catalog',
      of: 'incident',
      fields: [{ name: 'service' }, { name: 'team', kinds: ['group', 'user'] }],
    },
  ]);
  expect(text('src/incidents/createIncidentService.ts')).toContain(
    'new CatalogedIncidents(incidents, deps)',
  );
  expect(text('src/incidents/__fixtures__/incidents.ts')).toContain(
    'team: "group:default/team-1"',
  );
  expect(await differences()).toEqual([]);
  const again = { plugin, resource, field: 'team', kinds: 'group,user' };
  expect((await repository.plan(catalogGenerator, again)).changes).toEqual([]);

  await undo('catalog/incident');
  expect(repository.tree()).toEqual(before);
});

it('gives the same tree in any order of commands', async () => {
  const before = repository.tree();
  const commands = [
    () => catalog('service', 'component'),
    () => catalog('team'),
    () => repository.run(auditGenerator, { plugin, resource }),
  ];
  const trees: unknown[] = [];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    for (const index of order) {
      await commands[index]();
    }
    trees.push(repository.tree());
    await undo('catalog/incident');
    await undo('audit/incident');
    expect(repository.tree()).toEqual(before);
  }
  expect(trees[1]).toEqual(trees[0]);
  expect(trees[2]).toEqual(trees[0]);
});

it('follows a field to its new name and back, however it gets it', async () => {
  repository.commit();
  await catalog('service');
  const names = () => features()[0].fields.map((one: any) => one.name);
  await field({ rename: 'service:component' });
  expect(names()).toEqual(['component']);
  expect(text('src/incidents/CatalogedIncidents.ts')).toContain(
    'input.component',
  );
  expect(await differences()).toEqual([]);
  await undo('field/incident/component');
  expect(names()).toEqual(['service']);

  await field({ rename: 'service:component', expand: true });
  expect(names()).toEqual(['component']);
  await field({ contract: 'service' });
  expect(names()).toEqual(['component']);
  expect(await differences()).toEqual([]);
});

it('follows fields that swap names, once', async () => {
  await catalog('service', 'component');
  await catalog('team', 'group');
  const rename = 'service:team team:service';
  await field({ rename });
  const swapped = [
    { name: 'service', kinds: ['group'] },
    { name: 'team', kinds: ['component'] },
  ];
  expect(features()[0].fields).toEqual(swapped);
  expect(await differences()).toEqual([]);
});

it('keeps what it is about from being removed', async () => {
  await catalog('service');
  const hint =
    'catalog/incident is about the field "service"; take that back first with: yarn backstage-cli stagecraft undo --plugin incidents --entry catalog/incident';
  const refusal = (run: () => Promise<unknown>) => repository.refusal(run);
  for (const step of [
    { remove: 'service' },
    { remove: 'service', expand: true },
  ]) {
    expect(await refusal(() => field(step))).toBe(hint);
  }
  expect(await refusal(() => undo('field/incident/service'))).toBe(hint);
  expect(await refusal(() => undo('resource/incident'))).toContain(
    '--entry catalog/incident',
  );
  expect(
    await refusal(() => field({ remove: 'service', add: 'service:string?' })),
  ).toContain('is of type string, not entityRef');
  expect(await refusal(() => field({ add: 'expanded:string?' }))).toContain(
    '"expanded"',
  );
});

it.each([
  [
    'title',
    undefined,
    '"incident" has no field "title" of type entityRef; it has service, team',
  ],
  ['service', 'Component', 'cannot be a kind of entities'],
])('refuses %s of %s', async (name, kinds, message) => {
  const refused = await repository
    .run(catalogGenerator, { plugin, resource, field: name, kinds })
    .then(
      () => '',
      error => error.message,
    );
  expect(refused).toContain(message);
});

it('refuses other kinds of the same field', async () => {
  await catalog('service', 'component');
  expect(await repository.refusal(() => catalog('service'))).toBe(
    'catalog/incident has "service" already, of component; take it back first with: yarn backstage-cli stagecraft undo --plugin incidents --entry catalog/incident',
  );
});
