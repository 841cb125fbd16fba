// Tests the generators by what they generate: renders many plugins into a repository
// in the temporary folder, and holds them against all that a repository asks of its
// code. Prints a line a step, and stops with exit code 1 at the first that fails.
//
//   node packages/generators/src/__acceptance__/run.ts [--keep] [--whole]
//
// --whole tests resources and services that differ in their names alone, too, one by
// one, and compares more values on both databases; without it that is left to each week.
// --keep leaves the repository where it is, to look at what was generated.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alike, blueprints } from './blueprints.ts';
import { configurationSteps } from './configuration.ts';
import { gatherTests } from './gatherTests.ts';
import { openApiSteps } from './openApi/steps.ts';
import { realBlueprints } from './realPlugins/blueprints.ts';
import { layOver } from './realPlugins/layOver.ts';
import { schemas } from './realPlugins/schemas.ts';
import { withSiblings } from './siblings/blueprints.ts';
import { addTests, siblingSteps, useSiblings } from './siblings/steps.ts';
import { LONG_LINES } from './shapes.ts';
import { Workspace, type Step } from './workspace.ts';

const isWhole = process.argv.includes('--whole');
const leftOut = isWhole ? [] : alike;
// Each run draws others.
process.env.VALUES_OF_A_TYPE = isWhole ? '15' : '5';
const workspace = await Workspace.create();
/** Tests that are no part of a plugin, by the plugin that they call. */
const extraTests = {
  'k8s-sync': 'sameAnswers.test.ts',
  delivered: 'secrets.test.ts',
  offered: 'mcp.test.ts',
  integrated: 'upstream.test.ts',
  policed: 'policy.test.ts',
};

const steps: Step[] = [
  [
    'render',
    () =>
      workspace.render([
        ...blueprints,
        ...realBlueprints,
        ...schemas,
        ...withSiblings,
      ]),
  ],
  ['prettier 3', () => workspace.runBin('prettier', '--check', 'plugins')],
  ['prettier 2', checkWithPrettier2],
  ['plugins like public ones', () => layOver(workspace)],
  ...useSiblings(workspace),
  [
    'eslint',
    () =>
      workspace.runBin('backstage-cli', 'repo', 'lint', '--max-warnings', '0'),
  ],
  ['tests of packages beside a plugin', async () => addTests(workspace)],
  ['tsc', checkTypes],
  ...siblingSteps(workspace),
  ['jest on SQLite and PostgreSQL', runTests],
  ...configurationSteps(workspace),
  ...openApiSteps(workspace),
];

function runTests(): Promise<string> {
  // plugin.test.ts calls every route of these, and migrations.test.ts makes every table.
  for (const pattern of leftOut) {
    workspace.remove(pattern);
  }
  gatherTests(workspace);
  // A test of a plugin goes through all its resources, of which these have many.
  const options = ['--watch=false', '--testTimeout=60000'];
  return workspace.runBin('backstage-cli', 'repo', 'test', ...options);
}

function checkTypes(): Promise<string> {
  // Only now, because plugins do not depend on what these need.
  for (const [pluginId, name] of Object.entries(extraTests)) {
    workspace.add(
      `plugins/${pluginId}-backend/src/${name}`,
      readFileSync(join(import.meta.dirname, `${name}.hbs`), 'utf8'),
    );
  }
  return workspace.runBin('tsc', '--pretty', 'false');
}

async function checkWithPrettier2(): Promise<string> {
  const folder = join(workspace.root, '.prettier2');
  try {
    await workspace.run('npm', 'install', '--prefix', folder, 'prettier@2');
  } catch {
    return 'left out, because npm does not bring it';
  }
  return workspace.run(
    process.execPath,
    join(folder, 'node_modules/prettier/bin-prettier.js'),
    '--check',
    'plugins',
    // Version 3 breaks lines elsewhere, where a name is very long.
    ...LONG_LINES.map(file => `!**/${file}`),
    ...leftOut.map(pattern => `!${dirname(pattern)}/**`),
  );
}

let passed = 0;
let failed = 0;
for (const [name, step] of steps) {
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  try {
    const output = await step();
    const [summary] = output.match(/^(?:Tests: .*|left out.*|\d+ .*)$/m) ?? [];
    console.log(`✓ ${name}, ${seconds()} s${summary ? `: ${summary}` : ''}`);
    passed += 1;
  } catch (error) {
    console.log(`✗ ${name}, ${seconds()} s: ${(error as Error).message}`);
    failed += 1;
    process.exitCode = 1;
    break;
  }
}
console.log(`${passed} passed, ${failed} failed`);
