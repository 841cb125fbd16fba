import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { findCreated } from './created.ts';
import { takeSnapshot } from './workspace.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = await TestRepository.create();
});
afterEach(async () => {
  await repository.remove();
});

it.each([
  ['no schema', undefined, false],
  ['a section of keys that it needs', section('costs: {'), true],
  ['one without a description', section('costs: {', ''), true],
  ['keys that may all be left out', section('costs?: {'), false],
])(
  'knows what has to be configured of a plugin with %s',
  async (_, schema, needs) => {
    const before = await takeSnapshot(repository.root);
    await repository.write({
      'plugins/costs-backend/package.json': JSON.stringify({
        name: '@internal/plugin-costs-backend',
        ...(schema && { configSchema: 'config.d.ts' }),
      }),
      ...(schema && { 'plugins/costs-backend/config.d.ts': schema }),
    });
    const created = await findCreated(repository.root, before);

    expect(created).toMatchObject([{ needsConfig: needs }]);
  },
);

function section(opens: string, description = '/** What it reads. */') {
  return `import { Schedule } from 'somewhere';

export interface Config {
  ${description}
  ${opens}
    /** The nightly import. */
    nightlyImport: { schedule: Schedule };
  };
}
`;
}
