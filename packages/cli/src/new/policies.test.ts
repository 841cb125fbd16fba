import { findBackends, openRepository } from '@stagecraft/generators';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { explainPolicy } from './policies.ts';
import { chooseTarget } from './wire.ts';

const allowAll = '@backstage/plugin-permission-backend-module-allow-all-policy';
const index = 'packages/backend/src/index.ts';
const own = 'packages/backend/src/extensions/ourPolicy.ts';
const backend = (...lines: string[]) =>
  ['const backend = createBackend();', ...lines, 'backend.start();'].join('\n');
const setPolicy = 'policy.setPolicy(new OurPolicy());';

describe('explainPolicy', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create({
      'packages/backend/package.json': JSON.stringify({
        name: 'backend',
        backstage: { role: 'backend' },
        dependencies: {
          '@backstage/plugin-permission-backend': '*',
          '@backstage/plugin-catalog-backend-module-logs': '*',
          [allowAll]: '*',
        },
      }),
    });
  });
  const explain = async () => {
    const opened = await openRepository(repository.root);
    return explainPolicy(opened, chooseTarget(findBackends(opened))!);
  };
  afterEach(async () => {
    await repository.remove();
  });

  it.each([
    [
      'a module that the backend adds',
      { [index]: backend(`backend.add(import('${allowAll}'));`) },
      `${index} adds a permission policy already`,
    ],
    [
      'code of index.ts',
      { [index]: backend(setPolicy) },
      `${index} sets a permission policy already`,
    ],
    [
      'a file that index.ts uses',
      {
        [own]: setPolicy,
        [index]: backend(`backend.add(import('./extensions/ourPolicy'));`),
      },
      `${own} sets a permission policy already`,
    ],
  ])('names %s', async (_, files, reason) => {
    await repository.write(files);
    expect(await explain()).toContain(reason);
  });

  it.each([
    ['a module that is not added', { [index]: backend() }],
    ['a file that is not used', { [index]: backend(), [own]: setPolicy }],
    [
      'a test',
      {
        [index]: backend(`import './ourPolicy';`),
        'packages/backend/src/ourPolicy.test.ts': setPolicy,
      },
    ],
  ])('does not mind %s', async (_, files) => {
    await repository.write(files);
    expect(await explain()).toBeUndefined();
  });
});
