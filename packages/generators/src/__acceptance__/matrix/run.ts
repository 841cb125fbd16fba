// Renders every pair of features on one resource and on three, and typechecks all of them
// in one project outside of this repository. All features at once, a sample in which any
// two stand beside each other in each way, and permissions for a webhook run their tests
// on both databases.
//
//   node packages/generators/src/__acceptance__/matrix/run.ts [--keep]
//
// What fails is named with the commands that make it alone.
import { featureKinds } from '../../blueprint/features.ts';
import { gatherTests } from '../gatherTests.ts';
import { Workspace, type Step } from '../workspace.ts';
import {
  coveringSample,
  everything,
  guardedWebhooks,
  pairs,
} from './combinations.ts';
import { parts } from './parts.ts';

const tested = [...everything(), ...coveringSample(), ...guardedWebhooks()];
const all = [...pairs(), ...tested];
const workspace = await Workspace.create();

const steps: Step[] = [
  ['each kind of feature is in it', haveAllKinds],
  [
    'render',
    () =>
      workspace.render(
        all.map(one => one.blueprint),
        'asItIs',
      ),
  ],
  ['tsc', () => workspace.runBin('tsc', '--pretty', 'false')],
  ['jest on SQLite and PostgreSQL', runTests],
];

function runTests(): Promise<string> {
  gatherTests(workspace);
  const ids = tested.map(one => one.blueprint.pluginId).join('|');
  return workspace.runBin(
    'backstage-cli',
    ...['repo', 'test', '--watch=false', '--testTimeout=60000'],
    `plugins/(${ids})-`,
  );
}

let passed = 0;
for (const [name, step] of steps) {
  const start = performance.now();
  try {
    const [summary] = (await step()).match(/^(?:Tests: .*|\d+ .*)$/m) ?? [];
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`✓ ${name}, ${seconds} s${summary ? `: ${summary}` : ''}`);
    passed += 1;
  } catch (error) {
    const { message } = error as Error;
    console.log(`✗ ${name}: ${message}\n${alone(message)}`);
    console.log(`${passed} passed, 1 failed`);
    process.exit(1);
  }
}
console.log(`${passed} passed, 0 failed`);

async function haveAllKinds(): Promise<string> {
  const missing = featureKinds.filter(kind => !(kind in parts));
  if (missing.length > 0) {
    throw new Error(`matrix/parts.ts has no ${missing.join(', ')}`);
  }
  return `${featureKinds.length} kinds`;
}

/** The commands that make each plugin that a message names. */
function alone(message: string): string {
  return all
    .filter(({ blueprint: { pluginId } }) =>
      new RegExp(`plugins/${pluginId}-(?:backend|common|node)/`).test(message),
    )
    .slice(0, 3)
    .map(({ blueprint: { pluginId }, commands }) =>
      [`To make ${pluginId} alone:`, ...commands].join('\n  '),
    )
    .join('\n');
}
