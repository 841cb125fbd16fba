import { nextSteps } from './nextSteps.ts';

const plan = {
  root: '/',
  changes: [],
  plugin: {
    id: 'deployments',
    packageName: '@internal/plugin-deployments-backend',
    folder: 'plugins/deployments-backend',
  },
};

it('shows how to start, try, test and repeat', () => {
  expect(nextSteps(plan, 'yarn plop plugin')).toBe(
    [
      '  Start   yarn start   (serves http://localhost:7007)',
      '  Try     curl -s http://localhost:7007/api/deployments/health',
      '  Test    yarn workspace @internal/plugin-deployments-backend test --watch=false',
      '  Repeat  yarn plop plugin',
    ].join('\n'),
  );
});

it('shows where to write the code of a service, and how to call its routes', () => {
  const file = 'plugins/deployments-backend/src/roster/RosterService.ts';
  const steps = (path?: string) =>
    nextSteps({ ...plan, custom: { file, path } }, '').split('\n');

  expect(steps()[0]).toBe(`  Write   ${file}   (yours from now on)`);
  expect(steps()[2]).toContain('/api/deployments/health');
  expect(steps('roster').slice(2, 4)).toEqual([
    expect.stringContaining('token=$(curl'),
    '          curl -s http://localhost:7007/api/deployments/roster -H "Authorization: Bearer $token"',
  ]);
});

it('shows how another plugin asks for a client', () => {
  const ref = '@internal/plugin-deployments-node#releasesServiceRef';
  expect(nextSteps({ ...plan, client: { ref } }, '').split('\n')[0]).toBe(
    `  Use     --services '${ref}' of custom, task, webhook or subscription, in another plugin`,
  );
});

it('shows what to write for an extension point, and how to make a module', () => {
  const steps = nextSteps(
    { ...plan, extensionPoint: { files: ['a/Provider.ts', 'b/Service.ts'] } },
    '',
  ).split('\n');
  expect(steps.slice(0, 2)).toEqual([
    '  Write   a/Provider.ts and b/Service.ts   (yours from now on)',
    '  Module  yarn new --select backend-plugin-module --option pluginId=deployments --option moduleId=example',
  ]);
});

it('shows what makes permissions hold', () => {
  const permission = { read: 'deployments.release.read' };
  expect(nextSteps({ ...plan, permission }, '').split('\n')[0]).toBe(
    '  Config  permission.enabled: true in app-config.yaml, and a policy that decides about deployments.release.read and the like; until then everything is allowed',
  );
});

it('shows what makes actions seen', () => {
  const action = { names: ['list-items', 'get-item'] };
  expect(nextSteps({ ...plan, action }, '').split('\n')[0]).toBe(
    '  Config  backend.actions.pluginSources with deployments in it, in app-config.yaml; nobody sees list-items without it',
  );
});

it('shows what a client needs to be told, and how to ask for an entity', () => {
  const file = 'plugins/deployments-backend/src/registry/RegistryClient.ts';
  const configuration = ['deployments:', '  registry:', '    baseUrl: x'];
  const steps = (path?: string) =>
    nextSteps(
      { ...plan, integration: { file, configuration, path } },
      '',
    ).split('\n');

  expect(steps().slice(0, 5)).toEqual([
    `  Write   ${file}   (yours from now on)`,
    '  Config  (in app-config.yaml)',
    '          deployments:',
    '            registry:',
    '              baseUrl: x',
  ]);
  expect(steps('entities/a')[7]).toContain('/api/deployments/entities/a -H');
});

it('shows how to link what it creates', () => {
  const parents = [
    { variable: 'tagId', path: 'tags', body: '{"text":"a"}' },
    { variable: 'noteId', path: 'notes', body: '{"tag":"$tagId"}' },
  ];
  const path = 'tags/$tagId/notes/$noteId';
  const link = { parents, path, list: 'tags/$tagId/notes' };
  const steps = nextSteps({ ...plan, link }, '').split('\n');

  const api = 'http://localhost:7007/api/deployments';
  const caller = '-H "Authorization: Bearer $token"';
  expect(steps.slice(2, 6)).toEqual([
    expect.stringContaining(`tagId=$(curl -s ${api}/tags ${caller}`),
    expect.stringContaining(`-d '{"tag":"'$tagId'"}' | sed`),
    `          curl -s -X PUT ${api}/tags/$tagId/notes/$noteId ${caller}`,
    `          curl -s ${api}/tags/$tagId/notes ${caller}`,
  ]);
});

it('shows where to write a task, and how to start it by hand', () => {
  const file = 'plugins/deployments-backend/src/cleanUp/runCleanUp.ts';
  const trigger = '/.backstage/scheduler/v1/tasks/cleanUp/trigger';
  const steps = nextSteps({ ...plan, task: { file, trigger } }, '').split('\n');

  expect(steps[0]).toBe(`  Write   ${file}   (yours from now on)`);
  expect(steps.slice(2, 4)).toEqual([
    expect.stringContaining('token=$(curl'),
    `          curl -s -X POST http://localhost:7007/api/deployments${trigger} -H "Authorization: Bearer $token"`,
  ]);
});

it('shows what a webhook needs, and where a signed request is', () => {
  const file = 'plugins/deployments-backend/src/ci/handleCiDelivery.ts';
  const webhook = { file, path: '/webhooks/ci', key: 'deployments.ci' };
  const steps = nextSteps({ ...plan, webhook }, '').split('\n');

  expect(steps[0]).toBe(`  Write   ${file}   (yours from now on)`);
  expect(steps[1]).toContain(
    "deployments.ci.secrets, such as ['${WEBHOOK_SECRET}'], in app-config.yaml",
  );
  expect(steps[3]).toContain('plugins/deployments-backend/README.md');
});

it('shows how to sign in, and to create and list a resource', () => {
  const resource = {
    path: 'releases',
    body: '{"title":"it\'s"}',
    parents: [],
  };
  expect(
    nextSteps({ ...plan, resource }, '')
      .split('\n')
      .slice(1, 4),
  ).toEqual([
    String.raw`  Try     token=$(curl -s -X POST http://localhost:7007/api/auth/guest/refresh | sed -n 's/.*"token": *"\([^"]*\)".*/\1/p')`,
    String.raw`          curl -s http://localhost:7007/api/deployments/releases -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"title":"it'\''s"}'`,
    '          curl -s http://localhost:7007/api/deployments/releases -H "Authorization: Bearer $token"',
  ]);
});

it('says whose values may be others', () => {
  const edited = ['a/src/releases/schema.ts'];
  const resource = { path: 'releases', body: '{}', parents: [], edited };
  expect(nextSteps({ ...plan, resource }, '')).toContain(
    `\n          (you edited ${edited[0]}; send the values that it accepts)\n  Test`,
  );
});

it('says which entities have to be in the catalog', () => {
  const entities = ['group:default/team-1'];
  const resource = { path: 'releases', body: '{}', parents: [], entities };
  const link = { parents: [], path: 'a/1/b/2', list: 'a/1/b', entities };
  for (const made of [{ resource }, { link }]) {
    expect(nextSteps({ ...plan, ...made }, '')).toContain(
      '\n          (your catalog needs group:default/team-1; else send what it has)\n  Test',
    );
  }
});

it('creates first what a resource refers to', () => {
  const lines = nextSteps(
    {
      ...plan,
      resource: {
        path: 'notes',
        body: '{"release":"$releaseId","text":"$releaseId"}',
        parents: [
          { variable: 'releaseId', path: 'releases', body: '{"title":"One"}' },
        ],
      },
    },
    '',
  ).split('\n');

  expect(lines[2]).toBe(
    String.raw`          releaseId=$(curl -s http://localhost:7007/api/deployments/releases -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"title":"One"}' | sed -n 's/.*"id": *"\([^"]*\)".*/\1/p')`,
  );
  expect(lines[3]).toContain(
    `-d '{"release":"'$releaseId'","text":"'$releaseId'"}'`,
  );
});
