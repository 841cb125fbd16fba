import { TestRepository } from '../../__testUtils__/TestRepository.ts';
import { findBackends } from './findBackends.ts';

const backend = (name: string) =>
  JSON.stringify({ name, backstage: { role: 'backend' } });
const START = `import { createBackend } from '@backstage/backend-defaults';
const backend = createBackend();
backend.start();
`;

it('finds backends by their role, wherever they lie', async () => {
  const repository = await new TestRepository({
    'package.json':
      '{"workspaces":["packages/*","services/**","!services/old"]}',
    'packages/app/package.json': '{"backstage":{"role":"frontend"}}',
    'packages/backend/package.json': '{"name":"not-one"}',
    'packages/server/package.json': backend('server'),
    'packages/server/src/index.ts': START,
    'packages/suite/package.json': '{"workspaces":["./parts/*/"]}',
    'packages/suite/parts/inner/package.json': backend('inner'),
    'packages/suite/parts/inner/src/main.js': START,
    'services/a/b/package.json': backend('deep'),
    'services/old/package.json': backend('old'),
    'services/old/c/package.json': backend('older'),
    'services/a/node_modules/d/package.json': backend('installed'),
  }).open();

  expect(findBackends(repository)).toEqual([
    {
      name: 'server',
      folder: 'packages/server',
      entry: 'packages/server/src/index.ts',
      kind: 'new',
    },
    {
      name: 'inner',
      folder: 'packages/suite/parts/inner',
      entry: 'packages/suite/parts/inner/src/main.js',
      kind: 'new',
    },
    {
      name: 'deep',
      folder: 'services/a/b',
      entry: 'services/a/b/src/index.ts',
      kind: 'unknown',
    },
  ]);
});

it.each([
  ['new', START],
  ['new', 'const app = createBackend();\nvoid app.start();'],
  ['new', 'createBackend().start();'],
  ['new', '(await createBackend()).start();'],
  ['new', "createAcmeBackend().add(import('x')).start();"],
  ['new', "const it = acme();\nit.add(import('x'));\nit.start();"],
  ['new', 'let app;\napp = new AcmeBackend();\nif (main) app!.start();'],
  ['new', 'export const run = (backend: Backend) => backend.start();'],
  [
    'legacy',
    `import { createServiceBuilder, useHotMemoize } from '@backstage/backend-common';
const service = createServiceBuilder(module);
await service.start();`,
  ],
  ['unknown', '// backend.start();\nconst text = `backend.start()`;'],
  ['unknown', 'const server = createServer();\nserver.start();'],
  ['unknown', '<<<<<<< HEAD\nbackend.start();'],
])('sees that a backend is %s: %j', async (kind, text) => {
  const repository = await TestRepository.backstage({
    'packages/backend/package.json': backend('backend'),
    'packages/backend/src/index.ts': text,
  }).open();
  expect(findBackends(repository)).toEqual([
    expect.objectContaining({ kind, entry: 'packages/backend/src/index.ts' }),
  ]);
});

it('finds the file that starts, which tests are not', async () => {
  const repository = await TestRepository.backstage({
    'packages/backend/package.json': backend('backend'),
    'packages/backend/src/index.ts': "import './run';",
    'packages/backend/src/index.test.ts': START,
    'packages/backend/src/run.ts': START,
  }).open();
  expect(findBackends(repository)[0].entry).toBe('packages/backend/src/run.ts');
});
