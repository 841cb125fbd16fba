// Runs the plugin of before against the database of after, for each change that a
// command makes, on SQLite and PostgreSQL, and holds what goes on working against what
// the commands say of it. Prints what each operation does after each command. A create
// is retried across releases, too, and what is done in two releases rolls out under load.
//
//   node packages/generators/src/__acceptance__/oldReplicas.ts [--keep]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failing, type Operation } from '../blueprint/breakages.ts';
import { currentFields } from '../blueprint/history.ts';
import { kebabCase } from '../blueprint/names.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldType } from '../fields/index.ts';
import type { Plan } from '../plan/plan.ts';
import { openRepository } from '../workspace/repository.ts';
import { before, releases } from './releases.ts';
import { rollouts, type Rollout } from './rollouts.ts';
import { twoReleases } from './twoReleases.ts';
import { Workspace } from './workspace.ts';

type Outcomes = Record<string, string>;

const folder = `plugins/${before.pluginId}-backend`;
const resultsFile = 'results.json';
const tests = {
  'oldReplica.test.ts': folder,
  'retry.test.ts': 'plugins/retry-after-backend',
  'twoReleases.test.ts': 'plugins/steps-contract-backend',
};

const workspace = await Workspace.create();
await workspace.render([before, ...releases, ...twoReleases]);
// A table that git has never committed is in no release.
const git = (...args: string[]) => workspace.run('git', ...args);
await git('init', '--quiet');
await git('add', 'plugins');
await git(
  ...['-c', 'user.name=Test', '-c', 'user.email=test@example.com'],
  ...['commit', '--quiet', '--message', 'Before'],
);
const repository = await openRepository(workspace.root);

function describe(rollout: Rollout, plan: Plan, index: number) {
  const after = `after/${index}/`;
  const add = (path: string, text: string) =>
    workspace.add(path.replace(`${folder}/`, after), text);
  const migrations = `${folder}/migrations`;
  for (const path of repository.list(migrations)) {
    add(path, repository.read(path)!);
  }
  for (const change of plan.changes) {
    if (change.path.startsWith(migrations)) {
      add(change.path, change.after!);
    }
  }
  const { command, plural, child, onPostgresOnly } = rollout;
  const entry = before.resources.find(one => one.plural === plural)!;
  const fields = parseFields(currentFields(entry));
  return {
    command,
    path: kebabCase(plural),
    migrations: join(workspace.root, after, 'migrations'),
    fields: fields
      .filter(({ name }) => rollout.fields.includes(name))
      .map(field => ({
        name: field.name,
        isOptional: field.optional,
        isIndexed: field.index,
      })),
    body: Object.fromEntries(
      fields.map(field => [field.name, fieldType(field).sample(field, 1)]),
    ),
    child,
    onPostgresOnly,
  };
}

/** Where a claim and what was seen differ; nothing that was not tried does. */
function differences(plan: Plan, outcomes: Outcomes): string[] {
  const fails = new Set<string>(
    plan.breakages!.flatMap(({ misses }): Operation[] => failing[misses]),
  );
  return Object.entries(outcomes).flatMap(([operation, outcome]) =>
    outcome
      .split(' | ')
      .filter(one => one.startsWith('works') === fails.has(operation))
      .map(
        one =>
          `${operation}: ${one}, but is said to ${fails.has(operation) ? 'fail' : 'work'}`,
      ),
  );
}

const plans: Plan[] = [];
for (const { generator, answers } of rollouts) {
  const parsed = generator.answers.parse(answers);
  plans.push(await generator.plan(repository, parsed));
}
workspace.add(
  `${folder}/rollouts.json`,
  JSON.stringify({
    resultsFile: join(workspace.root, resultsFile),
    rollouts: rollouts.map((one, index) => describe(one, plans[index], index)),
  }),
);
for (const [test, plugin] of Object.entries(tests)) {
  workspace.add(
    `${plugin}/src/${test}`,
    readFileSync(join(import.meta.dirname, `${test}.hbs`), 'utf8'),
  );
}
await workspace.runBin(
  ...(['backstage-cli', 'repo', 'test', '--watch=false'] as const),
  ...['--testTimeout=120000', ...Object.keys(tests)],
);

const results: Record<string, Record<string, Outcomes>> = JSON.parse(
  readFileSync(join(workspace.root, resultsFile), 'utf8'),
);
let failed = 0;
let all = 0;
rollouts.forEach(({ command }, index) => {
  for (const [database, outcomes] of Object.entries(results[command])) {
    const wrong = differences(plans[index], outcomes);
    failed += wrong.length > 0 ? 1 : 0;
    all += 1;
    console.log(`${wrong.length > 0 ? '✗' : '✓'} ${command}, ${database}`);
    for (const [operation, outcome] of Object.entries(outcomes)) {
      console.log(`    ${operation.padEnd(14)}  ${outcome}`);
    }
    for (const line of wrong) {
      console.log(`  ✗ ${line}`);
    }
  }
});
console.log(`${all - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
