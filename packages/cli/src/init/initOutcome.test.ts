import type { InitPlan } from '@stagecraft/generators';
import { initOutcome } from './initOutcome.ts';

const backend = (name: string) => ({
  name,
  folder: `packages/${name}`,
  entry: `packages/${name}/src/index.ts`,
  kind: 'new' as const,
});

const next = (changes: Partial<InitPlan>) =>
  initOutcome.next(
    {
      root: '/',
      changes: [],
      isUndo: false,
      hasGit: true,
      scripts: { new: 'backstage-cli new --scope acme' },
      hasPlopfile: false,
      pluginId: 'deployments',
      backends: [backend('backend')],
      ...changes,
    },
    '',
  );

it('says what works in the repository', () => {
  expect(next({})).toBe(`This repository has the kit
  Make  yarn backstage-cli stagecraft plugin --id deployments
        yarn new --select backend-plugin --option pluginId=deployments
  Undo  yarn backstage-cli stagecraft init --undo`);
  expect(next({ scripts: { 'check:plugins': '' } })).toContain(
    '  CI    yarn check:plugins',
  );
  expect(next({ isUndo: true })).toContain('The kit is taken out again');
});

it('names one of several backends, where Backstage would take none', () => {
  const steps = next({
    backends: [backend('one'), backend('two')],
    hasPlopfile: true,
  });
  expect(steps).toContain('stagecraft plugin --id deployments --backend one');
  expect(steps).toContain('plop plugin -- --id deployments --backend one');
  expect(steps).not.toContain('yarn new');
  const usual = next({ backends: [backend('a'), backend('backend')] });
  expect(usual).toContain('yarn new --select');
});
