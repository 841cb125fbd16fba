// Everything that has to be true of this repository, the cheap checks first, two at a
// time. None starts after one was red. The last line counts what was run.
//
//   node scripts/test.ts            everything
//   node scripts/test.ts --static   all but what runs code: no tests
import { parseArgs } from 'node:util';
import { run, type Result } from './run.ts';

interface Check {
  name: string;
  command: string[];
  /** Whether it runs what it checks, in place of reading it. */
  isTest?: boolean;
  /** What to do about a red one. */
  mend: string;
}

// Packages of the kit run without a build, and say nothing of their module type.
const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';

const checks: Check[] = [
  {
    name: 'Backstage release is pinned',
    command: ['node', 'scripts/pinRelease.ts', '--check'],
    mend: 'node scripts/pinRelease.ts',
  },
  {
    name: 'Node and Yarn are pinned',
    command: ['node', 'scripts/pinToolchain.ts', '--check'],
    mend: 'node scripts/pinToolchain.ts',
  },
  {
    name: 'artefacts are what their sources give',
    command: ['node', quiet, 'scripts/artefacts.ts', '--check'],
    mend: './yarnw artefacts',
  },
  {
    name: 'the skill is fit to be read',
    command: ['node', 'scripts/skill.ts', '--check'],
    mend: 'see docs/skill/SKILL.md and the documents that it leads to',
  },
  {
    name: 'code is formatted',
    command: ['yarn', 'prettier:check'],
    mend: './yarnw prettier --write .',
  },
  {
    name: 'packages are as Backstage wants them',
    command: ['yarn', 'backstage-cli', 'repo', 'fix', '--check', '--publish'],
    mend: './yarnw fix',
  },
  {
    name: 'code lints',
    command: ['yarn', 'lint'],
    mend: './yarnw lint --fix',
  },
  {
    name: 'code typechecks',
    command: ['yarn', 'tsc'],
    mend: 'mend the types above',
  },
  {
    name: 'documents say what is there',
    command: ['node', quiet, 'scripts/checkDocs.ts'],
    mend: 'see the documents named above',
  },
  {
    name: 'files of code are short',
    command: ['node', quiet, '--test', 'scripts/checkSize.ts'],
    mend: 'take apart the files named above',
  },
  {
    name: 'scripts',
    command: ['node', quiet, '--test', 'scripts/**/*.test.ts'],
    isTest: true,
    mend: 'see the failed tests above',
  },
  {
    name: 'yarnw',
    command: ['node', 'scripts/checkYarnw.ts'],
    isTest: true,
    mend: 'see the failed check above',
  },
  {
    name: 'tests on SQLite and PostgreSQL',
    // A busy machine is no failure.
    command: [
      ...['yarn', 'backstage-cli', 'repo', 'test', '--watch=false'],
      // Jest would leave one core to the checks before it, which have ended.
      ...['--testTimeout=120000', '--maxWorkers=100%'],
    ],
    isTest: true,
    mend: 'see the failed tests above',
  },
];

// "Tests: 1 failed, 92 passed" of Jest, or "92 passed, 1 failed".
function count({ exitCode, output }: Result) {
  const summary = output.match(/^(?:Tests:)? *.*\d+ passed.*$/gm)?.at(-1) ?? '';
  const number = (what: string) =>
    Number(summary.match(new RegExp(`(\\d+) ${what}`))?.[1] ?? 0);
  const passed = number('passed');
  const failed = number('failed');
  return exitCode === 0
    ? { passed: Math.max(passed, 1), failed }
    : { passed, failed: Math.max(failed, 1) };
}

const isLong = ({ command }: Check) => command.includes('test');
const { values } = parseArgs({ options: { static: { type: 'boolean' } } });
const chosen = values.static ? checks.filter(it => !it.isTest) : checks;

let passed = 0;
let failed = 0;

async function carryOut(check: Check) {
  const { name, command, mend } = check;
  const start = performance.now();
  console.log(`… ${name}`);
  const result = await run(command, { echo: isLong(check) });
  const counted = count(result);
  passed += counted.passed;
  failed += counted.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (counted.failed === 0) {
    console.log(`✓ ${name}, ${seconds} s`);
    return;
  }
  if (!isLong(check)) {
    console.log(result.output);
  }
  console.log(`✗ ${name}, ${seconds} s. To mend it: ${mend}`);
}

async function carryOutAll(waiting: Iterable<Check>) {
  for (const check of waiting) {
    if (failed > 0) {
      return;
    }
    await carryOut(check);
  }
}

// A cheap check keeps one core busy; the two share what waits.
const cheap = chosen.filter(it => !isLong(it)).values();
await Promise.all([carryOutAll(cheap), carryOutAll(cheap)]);
await carryOutAll(chosen.filter(isLong));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
