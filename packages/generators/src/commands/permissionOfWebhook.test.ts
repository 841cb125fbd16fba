import { jest } from '@jest/globals';
import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { auditGenerator } from './audit.ts';
import { linkGenerator } from './link.ts';
import { permissionGenerator } from './permission.ts';
import { resourceGenerator } from './resource.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

let repository: TestPlugin;
const webhook = (name: string, preset: string) =>
  repository.do(webhookGenerator, { name, preset });
beforeEach(async () => {
  repository = await TestPlugin.make('builds');
  await webhook('ci', 'github');
});

const permission = (about: object) => repository.do(permissionGenerator, about);
const audit = () => repository.do(auditGenerator, { webhook: 'ci' });
const inOneLine = (path: string) =>
  repository.text(path).replaceAll(/\s+/g, ' ');
const test = () => inOneLine('src/plugin.test.ts');
const policy = () => inOneLine('src/__testUtils__/creatorsPolicy.ts');

it('guards the deliveries among the routes of the webhook', async () => {
  const { permission: made } = await permission({ webhook: 'ci' });
  expect(made).toEqual({ read: 'builds.ci.read' });
  expect(repository.features()).toContainEqual({
    feature: 'permission',
    of: 'ci',
  });
  expect(repository.text('src/ci/createCiGuard.ts')).toContain(
    'router.use("/webhooks/ci/deliveries", ',
  );
  const permissions = repository.text('src/ci/permissions.ts');
  expect(permissions.match(/(?<=const )\w+|(?<=: ")[\w.]+/g)).toEqual([
    ...['ciReadPermission', 'builds.ci.read', 'read'],
    ...['ciUpdatePermission', 'builds.ci.update', 'update'],
  ]);
  const router = repository.text('src/service/router.ts');
  expect(router).not.toContain('createCiGuard');
  expect(router).toMatch(/createCiRoutes\(\{[^}]*permissions/);
  expect(repository.text('README.md')).toContain(
    '- The routes of the ci deliveries, by `builds.ci.read` and `builds.ci.update`',
  );
  expect(await repository.differences()).toEqual([]);
});

it('records what the policy refuses, whichever command came first', async () => {
  const { made } = await repository.inAnyOrder(
    [() => permission({ webhook: 'ci' }), audit],
    ['audit/ci', 'permission/ci'],
  );
  expect(made).toEqual([made[0], made[0], made[0]]);

  await audit();
  await permission({ webhook: 'ci' });
  const routes = repository.text('src/ci/routes.ts');
  const guard = routes.indexOf('router.use(createCiGuard(');
  expect(guard).toBeGreaterThan(routes.indexOf('recordRefusals({'));
  expect(guard).toBeLessThan(routes.indexOf('router.get('));
});

it('is there already the second time, and is taken back', async () => {
  const before = repository.tree();
  await permission({ webhook: 'ci' });
  const again = await repository.plan(permissionGenerator, {
    ...{ plugin: 'builds', webhook: 'ci' },
  });
  expect(again.changes).toEqual([]);
  await repository.undo('permission/ci');
  expect(repository.tree()).toEqual(before);
});

it('keeps the webhook from being taken back', async () => {
  await permission({ webhook: 'ci' });
  expect(
    await repository.refusal(() => repository.undo('webhook/ci')),
  ).toContain('--entry permission/ci');
});

it('has one policy in the tests, about rows and deliveries', async () => {
  await repository.do(resourceGenerator, {
    ...{ name: 'build', fields: 'title:string' },
  });
  await webhook('releases', 'generic');
  await permission({ webhook: 'ci' });
  expect(test()).toContain('service: 403, user: 403, owner: 404, },');
  expect(test()).not.toContain('outdated');
  expect(policy()).not.toContain('isResourcePermission');
  await permission({ resource: 'build' });
  const before = policy();
  expect(before).not.toContain('releases');
  await permission({ webhook: 'releases' });

  expect(policy()).toContain(
    'ofDeliveries = [ ciReadPermission, ciUpdatePermission, releasesReadPermission, releasesUpdatePermission',
  );
  expect(test().match(/creatorsPolicy\.factory/g)).toHaveLength(1);
  await repository.undo('permission/releases');
  expect(policy()).toBe(before);
  await repository.undo('permission/ci');
  expect(policy()).not.toContain('ofDeliveries');
});

it('knows that the owner links what a user has linked before him', async () => {
  for (const name of ['build', 'tag']) {
    await repository.do(resourceGenerator, { name, fields: 'title:string' });
  }
  await repository.do(linkGenerator, { between: 'build,tag' });
  await permission({ webhook: 'ci' });
  expect(test()).toContain('{ ...writing, user: 201, owner: 204 }');
});
