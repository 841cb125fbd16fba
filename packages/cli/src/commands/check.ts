import {
  checkMigrations,
  checkPlugin,
  openRepository,
  type Difference,
  type Finding,
} from '@stagecraft/generators';
import { formatDifferences } from '../check/differences.ts';
import { formatFindings } from '../check/findings.ts';
import { refusedPaths } from '../check/refused.ts';
import { describeOlder } from '../check/older.ts';
import { withEngines } from '../engines/withEngines.ts';
import { commandFor } from '../lib/asCallable.ts';
import { listFlags, listQuestions } from '../generate/questions.ts';
import { callEngine } from '../lib/engine.ts';
import { exitOnFailure, Failure } from '../lib/Failure.ts';
import { parseFlags, type Flag } from '../lib/flags.ts';
import { open } from '../lib/open.ts';
import { printOut } from '../lib/printOut.ts';
import { progress } from '../lib/progress.ts';
import { updateGenerator } from '../update/updateGenerator.ts';
import type { Command } from '../verbs.ts';

const command = commandFor('check');

/** The flags of `check`. */
export const checkFlags = {
  plugin: {
    type: String,
    placeholder: '<plugin>',
    description: 'Id of the plugin, such as deployments; else all plugins',
  },
  from: listFlags(listQuestions(updateGenerator)).from,
  since: {
    type: String,
    placeholder: '<since>',
    description:
      'Tag, branch or commit that is deployed, such as v1.2.0, for what its replicas fail at; else where the branch left the main branch or, on that, the commit before (optional)',
  },
  diff: {
    type: Boolean,
    description: 'Print a patch from the blueprint to what is there',
  },
  allowEdits: {
    type: Boolean,
    description:
      'For CI: fail only on a bad blueprint, a missing file that is no migration, or a committed migration that was edited or deleted',
  },
} satisfies Record<string, Flag>;

const run: Command = async ({ args }) =>
  exitOnFailure(() => callEngine(() => check(args)));

export default run;

/** Compares plugins with their blueprints, and judges their migrations. */
async function check(args: string[]): Promise<void> {
  const given = parseFlags(args, checkFlags, {
    usage: command,
    description:
      'Compare plugins with their blueprints, and judge their migrations. The exit code is 1 when a file was edited or is missing, or a migration is not safe in production.',
    examples: [
      command,
      `${command} --plugin deployments --diff`,
      `${command} --allow-edits`,
    ],
  });
  const [diff, allowEdits] = [Boolean(given.diff), Boolean(given.allowEdits)];
  const since = given.since as string | undefined;
  const repository = await open(openRepository);
  const ids =
    given.plugin === undefined
      ? [...repository.plugins.keys()]
      : [String(given.plugin)];
  const differences: Difference[] = [];
  const findings: Finding[] = [];
  await withEngines(repository.root, given.from as string, async load => {
    for (const id of ids) {
      progress(`Comparing ${id} with its blueprint`);
      const [edits, found] = await Promise.all([
        checkPlugin(repository, id, load),
        checkMigrations(repository, id, { since }),
      ]);
      await printOut(formatDifferences(edits, diff));
      // Nothing but the patch belongs beside the patch.
      await printOut(
        formatFindings(found, allowEdits),
        diff ? process.stderr : process.stdout,
      );
      differences.push(...edits);
      findings.push(...found);
    }
  });
  if (
    differences.length === 0 &&
    findings.every(({ kind }) => kind === 'note')
  ) {
    await printOut(
      ids.length > 0
        ? `As their blueprints give them: ${ids.join(', ')}\n`
        : 'There is no plugin with a blueprint here\n',
    );
  }
  await printOut(describeOlder(repository, ids), process.stderr);
  const refused = refusedPaths(differences, findings, allowEdits);
  if (refused.length > 0) {
    throw new Failure(
      allowEdits
        ? `Refused: ${refused.join(', ')}`
        : (differences.length > 0 && !diff && 'See the edits with --diff') ||
            '',
    );
  }
}
