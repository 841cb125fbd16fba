import { jest } from '@jest/globals';
import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { auditGenerator } from './audit.ts';
import { fieldGenerator } from './field.ts';
import { linkGenerator } from './link.ts';
import { resourceGenerator } from './resource.ts';
import { taskGenerator } from './task.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

const plugin = 'builds';
let repository: TestPlugin;
beforeEach(async () => {
  repository = await TestPlugin.make(plugin);
});

const resource = (name: string) =>
  repository.run(resourceGenerator, { plugin, name, fields: 'title:string' });
const task = () =>
  repository.run(taskGenerator, {
    plugin,
    name: 'nightlyImport',
    schedule: 'P1D',
    timeout: 'PT1M',
  });
const webhook = () =>
  repository.run(webhookGenerator, { plugin, name: 'ci', preset: 'github' });
const audit = (about: object) =>
  repository.run(auditGenerator, { plugin, ...about });

it('records what a resource, a task and a webhook do', async () => {
  await resource('build');
  await task();
  await webhook();
  await audit({ resource: 'build' });
  await audit({ task: 'nightly-import' });
  await audit({ webhook: 'ci' });

  expect(JSON.parse(repository.text('.stagecraft.json')).features).toEqual(
    expect.arrayContaining([
      { feature: 'audit', of: 'build' },
      { feature: 'audit', of: 'ci' },
      { feature: 'audit', of: 'nightlyImport' },
    ]),
  );
  expect(repository.text('src/builds/createBuildService.ts')).toContain(
    'new AuditedBuilds(builds, deps)',
  );
  expect(
    repository.text('src/nightlyImport/scheduleNightlyImport.ts'),
  ).toContain('eventId: "nightly-import"');
  expect(repository.text('src/ci/routes.ts')).toContain(
    'eventId: "ci-delivery"',
  );
  expect(repository.text('README.md')).toContain(
    '- `build-mutate`: each write of',
  );
  expect(await repository.differences()).toEqual([]);
});

it('records who links what is recorded', async () => {
  await resource('build');
  await resource('tag');
  await repository.do(linkGenerator, { between: 'build,tag' });
  const routes = () => repository.text('src/buildTags/routes.ts');
  const before = routes();
  await audit({ resource: 'tag' });

  expect(routes()).toContain('request: req');
  expect(repository.text('src/buildTags/createBuildTagsService.ts')).toContain(
    'new AuditedBuildTags(buildTags, deps)',
  );
  expect(repository.text('README.md')).toContain('- `build-tags-mutate`: ');
  expect(await repository.differences()).toEqual([]);

  await repository.undo('audit/tag');
  expect(routes()).toBe(before);
});

it('is there already the second time, and is taken back', async () => {
  await resource('build');
  await task();
  await webhook();
  const before = repository.tree();
  for (const about of [
    { resource: 'build' },
    { task: 'nightlyImport' },
    { webhook: 'ci' },
  ]) {
    await audit(about);
    const again = await repository.plan(auditGenerator, { plugin, ...about });
    expect(again.changes).toEqual([]);
    await repository.undo(`audit/${Object.values(about)[0]}`);
    expect(repository.tree()).toEqual(before);
  }
});

it('gives the same tree in any order of commands', async () => {
  await resource('build');
  await resource('stage');
  await resource('step');
  const before = repository.tree();
  const { made, left } = await repository.inAnyOrder(
    [
      () => audit({ resource: 'build' }),
      () => audit({ resource: 'step' }),
      () => task().then(() => audit({ task: 'nightlyImport' })),
    ],
    [
      ...['audit/nightlyImport', 'task/nightlyImport'],
      ...['audit/step', 'audit/build'],
    ],
  );

  expect(made).toEqual([made[0], made[0], made[0]]);
  expect(left).toEqual([before, before, before]);
});

it('goes on beside what people put around the service', async () => {
  await resource('build');
  const path = `${repository.folder}/src/builds/createBuildService.ts`;
  repository.write({
    [path]: repository
      .read(path)
      .replace(
        'return new BuildStore(deps.knex);',
        'return new LimitedBuilds(new BuildStore(deps.knex));',
      )
      .replace(
        'import { BuildService }',
        'import { LimitedBuilds } from "./LimitedBuilds";\nimport { BuildService }',
      ),
  });
  await audit({ resource: 'build' });
  await repository.run(fieldGenerator, {
    ...{ plugin, resource: 'build', add: 'rank:integer?' },
  });

  expect(repository.read(path)).toContain('new AuditedBuilds(builds, deps)');
  expect(repository.read(path)).toContain('return new LimitedBuilds(builds);');
});

it('keeps what is recorded from being taken back', async () => {
  await resource('build');
  await task();
  await audit({ resource: 'build' });
  await audit({ task: 'nightlyImport' });
  const refusal = (entry: string) =>
    repository.refusal(() => repository.undo(entry));
  expect(await refusal('resource/build')).toBe(
    'resource/build has audit/build; take that back first with: yarn backstage-cli stagecraft undo --plugin builds --entry audit/build',
  );
  expect(await refusal('task/nightlyImport')).toContain(
    '--entry audit/nightlyImport',
  );
});

it.each([
  [
    {},
    'say what is recorded by one of --resource, --task and --webhook, as in: yarn backstage-cli stagecraft audit --plugin builds --resource build',
  ],
  [{ resource: 'build', task: 'x' }, 'say what is recorded by one of'],
  [
    { resource: 'stage' },
    'the plugin "builds" has no resource "stage"; it has build',
  ],
  [
    { task: 'import' },
    'the plugin "builds" has no task "import"; add one with: yarn backstage-cli stagecraft task --plugin builds --name import',
  ],
])('refuses %j', async (about, message) => {
  await resource('build');
  const refused = await repository.refusal(() => audit(about));
  expect(refused).toContain(message);
});
