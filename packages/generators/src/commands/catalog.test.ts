import { jest } from '@jest/globals';
import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { auditGenerator } from './audit.ts';
import { catalogGenerator } from './catalog.ts';
import { fieldGenerator } from './field.ts';
import { linkGenerator } from './link.ts';
import { resourceGenerator } from './resource.ts';

jest.setTimeout(60_000);

const plugin = 'incidents';
let repository: TestPlugin;
beforeEach(async () => {
  repository = await TestPlugin.make(plugin);
  await repository.run(resourceGenerator, {
    plugin,
    name: 'incident',
    fields: 'title:string service:entityRef?:index team:entityRef?',
  });
});

const resource = 'incident';
const catalog = (name: string, kinds?: string) =>
  repository.run(catalogGenerator, { plugin, resource, field: name, kinds });
const field = (answers: object) =>
  repository.run(fieldGenerator, { plugin, resource, ...answers });

it('checks the entities of fields, one after the other', async () => {
  const before = repository.tree();
  await catalog('team', 'user group user');
  await catalog('service');

  expect(repository.features()).toEqual([
    {
      feature: 'catalog',
      of: 'incident',
      fields: [{ name: 'service' }, { name: 'team', kinds: ['group', 'user'] }],
    },
  ]);
  expect(repository.text('src/incidents/createIncidentService.ts')).toContain(
    'new CatalogedIncidents(incidents, deps)',
  );
  expect(repository.text('src/incidents/__fixtures__/incidents.ts')).toContain(
    'team: "group:default/team-1"',
  );
  expect(await repository.differences()).toEqual([]);
  const again = { plugin, resource, field: 'team', kinds: 'group,user' };
  expect((await repository.plan(catalogGenerator, again)).changes).toEqual([]);

  await repository.undo('catalog/incident');
  expect(repository.tree()).toEqual(before);
});

it('has requests to try name entities of the right kind, and says which', async () => {
  await repository.do(resourceGenerator, {
    ...{ name: 'duty', fields: 'owner:entityRef service:entityRef' },
  });
  await repository.do(catalogGenerator, {
    ...{ resource: 'duty', field: 'owner', kinds: 'group' },
  });
  const changed = await repository.do(fieldGenerator, {
    ...{ resource: 'duty', add: 'note:text?' },
  });
  const linked = await repository.do(linkGenerator, {
    between: 'duty,incident',
  });

  const body =
    '{"owner":"group:default/owner-1","service":"component:default/service-1"}';
  const entities = ['group:default/owner-1'];
  expect(changed.resource).toMatchObject({ body, entities });
  expect(linked.link).toMatchObject({ parents: [{ body }, {}], entities });
});

it('gives the same tree in any order of commands', async () => {
  const before = repository.tree();
  const { made, left } = await repository.inAnyOrder(
    [
      () => catalog('service', 'component'),
      () => catalog('team'),
      () => repository.do(auditGenerator, { resource }),
    ],
    ['catalog/incident', 'audit/incident'],
  );

  expect(made).toEqual([made[0], made[0], made[0]]);
  expect(left).toEqual([before, before, before]);
});

it('follows a field to its new name and back, however it gets it', async () => {
  repository.commit();
  await catalog('service');
  const names = () =>
    repository.features()[0].fields.map((one: any) => one.name);
  await field({ rename: 'service:component' });
  expect(names()).toEqual(['component']);
  expect(repository.text('src/incidents/CatalogedIncidents.ts')).toContain(
    'input.component',
  );
  expect(await repository.differences()).toEqual([]);
  await repository.undo('field/incident/component');
  expect(names()).toEqual(['service']);

  await field({ rename: 'service:component', expand: true });
  expect(names()).toEqual(['component']);
  await field({ contract: 'service' });
  expect(names()).toEqual(['component']);
  expect(await repository.differences()).toEqual([]);
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
  expect(repository.features()[0].fields).toEqual(swapped);
  expect(await repository.differences()).toEqual([]);
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
  expect(await refusal(() => repository.undo('field/incident/service'))).toBe(
    hint,
  );
  expect(await refusal(() => repository.undo('resource/incident'))).toContain(
    '--entry catalog/incident',
  );
  expect(
    await refusal(() => field({ remove: 'service', add: 'service:string?' })),
  ).toContain('is of type string, and none that names an entity; take it back');
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
