import { jest } from '@jest/globals';
import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { customGenerator } from './custom.ts';
import { integrationGenerator } from './integration.ts';
import { linkGenerator } from './link.ts';
import { permissionGenerator } from './permission.ts';
import { resourceGenerator } from './resource.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

const plugin = 'duty';
let repository: TestPlugin;
beforeEach(async () => {
  repository = await TestPlugin.make(plugin);
});

const FIELDS = 'title:string severity:enum(low,high):index service:entityRef?';
const resource = (name: string, fields = FIELDS) =>
  repository.run(resourceGenerator, { plugin, name, fields });
const custom = (router = true) =>
  repository.run(customGenerator, { plugin, name: 'roster', router });
const integration = (perEntity?: string) =>
  repository.run(integrationGenerator, { plugin, name: 'pager', perEntity });
const webhook = () =>
  repository.run(webhookGenerator, { plugin, name: 'ci', preset: 'github' });
const permission = (about: object) =>
  repository.run(permissionGenerator, { plugin, ...about });

it('narrows a resource, and stands in front of other routes', async () => {
  await resource('incident');
  await resource('note', 'body:text');
  await custom();
  await integration('example.com/service');
  const plan = await permission({ resource: 'incident', ownedBy: 'service' });
  expect(plan.permission).toEqual({ read: 'duty.incident.read' });
  await permission({ custom: 'roster' });
  await permission({ integration: 'pager' });

  expect(repository.features()).toEqual(
    expect.arrayContaining([
      { feature: 'permission', of: 'incident', ownedBy: 'service' },
      { feature: 'permission', of: 'pager' },
      { feature: 'permission', of: 'roster' },
    ]),
  );
  expect(repository.text('src/incidents/createIncidentService.ts')).toContain(
    '(scope) => new IncidentStore(deps.knex, scope)',
  );
  expect(repository.text('src/notes/NoteStore.ts')).not.toContain('scope');
  const router = repository.text('src/service/router.ts');
  for (const guard of ['createRosterGuard', 'createPagerGuard']) {
    const gate = router.indexOf(`router.use(${guard}(`);
    expect(gate).toBeGreaterThan(0);
    expect(gate).toBeLessThan(router.indexOf('express.json('));
  }
  expect(repository.text('src/index.ts')).toContain('incidentReadPermission');
  const readme = repository.text('README.md');
  expect(readme).toContain('every row of `notes`');
  expect(readme).toContain('**once `permission.enabled` is `true`**');
  expect(readme.match(/^- .*`duty\..*$/gm)).toEqual([
    expect.stringMatching(/^- `incidents`, by `duty.incident.create`/),
    '- The routes of the pager, by `duty.pager.read`',
    '- The routes of the roster, by `duty.roster.read` and `duty.roster.update`',
  ]);
  expect(await repository.differences()).toEqual([]);
});

it('decides who links what it is about, whichever of both came first', async () => {
  await resource('incident');
  await resource('note', 'body:text');
  await repository.do(linkGenerator, { between: 'incident,note' });
  const create = () =>
    repository.text('src/incidentNotes/createIncidentNotesService.ts');
  const store = () =>
    repository.text('src/incidentNotes/IncidentNotesStore.ts');
  const before = [create(), store()];

  await permission({ resource: 'note' });
  expect(create()).toContain('new PermittedIncidentNotes(');
  expect(store()).toContain('this.scope.notes.read');
  expect(store()).not.toContain('NotAllowedError');
  await permission({ resource: 'incident', ownedBy: 'service' });
  expect(store()).toContain('this.scope.incidents.change');
  expect(repository.text('README.md')).toContain(
    'by who may update the incident',
  );
  expect(await repository.differences()).toEqual([]);

  await repository.undo('permission/incident');
  await repository.undo('permission/note');
  expect([create(), store()]).toEqual(before);
});

it('has rules for the fields that are named, or for each with an index', async () => {
  await resource('incident');
  await permission({ resource: 'incident' });
  expect(repository.text('src/incidents/rules.ts')).toContain('"HAS_SEVERITY"');
  expect(repository.text('src/incidents/rules.ts')).not.toContain(
    '"HAS_TITLE"',
  );
  await repository.undo('permission/incident');
  await permission({ resource: 'incident', rules: 'title, service,title' });
  const same = { plugin, resource: 'incident', rules: 'service title' };
  const again = await repository.plan(permissionGenerator, same);
  expect(again.changes).toEqual([]);

  const rules = repository.text('src/incidents/rules.ts');
  expect(rules.match(/(HAS|IS)_\w+/g)).toEqual([
    'IS_CREATOR',
    'HAS_TITLE',
    'HAS_SERVICE',
  ]);
});

it('is there already the second time, and is taken back', async () => {
  await resource('incident');
  await custom();
  await integration('example.com/service');
  const before = repository.tree();
  for (const about of [
    { resource: 'incident', ownedBy: 'service' },
    { custom: 'roster' },
    { integration: 'pager' },
  ]) {
    await permission(about);
    const again = await repository.plan(permissionGenerator, {
      plugin,
      ...about,
    });
    expect(again.changes).toEqual([]);
    await repository.undo(`permission/${Object.values(about)[0]}`);
    expect(repository.tree()).toEqual(before);
  }
});

it('keeps what people put around a service, whatever comes and goes', async () => {
  await resource('incident');
  const file = 'src/incidents/createIncidentService.ts';
  const edited = repository
    .text(file)
    .replace(
      'import { IncidentStore }',
      'import { CountedIncidents } from "./CountedIncidents";\nimport { IncidentStore }',
    )
    .replace(
      'new IncidentStore(deps.knex)',
      'new CountedIncidents(new IncidentStore(deps.knex))',
    );
  repository.write({ [`${repository.folder}/${file}`]: edited });
  await permission({ resource: 'incident' });

  expect(repository.text(file).replaceAll(/\s+/g, ' ')).toContain(
    'return new CountedIncidents( new PermittedIncidents( (scope) => new IncidentStore(deps.knex, scope), deps, ), );',
  );
  await repository.undo('permission/incident');
  expect(repository.text(file)).toBe(edited);
});

it('narrows what people read in the store themselves', async () => {
  await resource('incident');
  const file = `${repository.folder}/src/incidents/IncidentStore.ts`;
  const own =
    '  async count() {\n    return this.#incidents().count();\n  }\n\n';
  const store = repository.read(file).replace('  async update(', `${own}$&`);
  repository.write({ [file]: store });
  await permission({ resource: 'incident' });

  const scoped = repository.read(file);
  expect(scoped).toContain(own);
  expect(scoped.replaceAll(/\s+/g, ' ')).toContain(
    '#incidents() { return whereCriteria(this.#allIncidents(), this.scope.read); }',
  );
  await repository.undo('permission/incident');
  expect(repository.read(file)).toBe(store);
});

it.each([
  [{}, 'say what callers need permissions for by one of --resource, --custom'],
  [{ resource: 'incident', custom: 'roster' }, 'by one of'],
  [{ resource: 'incident', ownedBy: 'severity' }, 'these are: service'],
  [{ resource: 'incident', rules: 'nothing' }, '"nothing" is no field'],
  [{ resource: 'incident', rules: ' , ' }, 'name a field or several'],
  [{ custom: 'rota' }, 'has no custom "rota"; it has roster'],
  [{ custom: 'roster' }, 'custom/roster has no routes'],
  [{ integration: 'pager' }, 'integration/pager has no routes'],
  [{ custom: 'roster', ownedBy: 'service' }, 'which "roster" is not'],
  [{ webhook: 'cd' }, 'has no webhook "cd"; it has ci'],
  [{ webhook: 'roster' }, 'has no webhook "roster"; it has ci'],
  [{ webhook: 'ci', custom: 'roster' }, 'by one of'],
  [{ webhook: 'ci', ownedBy: 'service' }, 'which "ci" is not'],
])('refuses %j', async (about, message) => {
  await resource('incident');
  await custom(false);
  await integration();
  await webhook();
  const before = repository.tree();

  expect(await repository.refusal(() => permission(about))).toContain(message);
  expect(repository.tree()).toEqual(before);
});

it('suggests only what has routes', async () => {
  await custom(false);
  await integration();
  const refused = () => repository.refusal(() => permission({}));
  expect(await refused()).toContain('add one with');
  await repository.undo('integration/pager');
  await integration('example.com/service');
  expect(await refused()).toMatch(/--plugin duty --integration pager$/);
});

it('refuses another one, and to take away what it belongs to', async () => {
  await resource('incident');
  await permission({ resource: 'incident' });
  expect(
    await repository.refusal(() =>
      permission({ resource: 'incident', rules: 'title' }),
    ),
  ).toContain('has permission/incident already, without owners, with rules');
  expect(
    await repository.refusal(() => repository.undo('resource/incident')),
  ).toContain('--entry permission/incident');
});

it('refuses names that its code has', async () => {
  await resource('scope', 'title:string');
  expect(
    await repository.refusal(() => permission({ resource: 'scope' })),
  ).toContain('permission/scope and resource/scope cannot be in one plugin');
});
