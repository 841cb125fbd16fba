import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepositoryFiles } from '@stagecraft/generators';
import { backstageCommand } from '../lib/backstageScript.ts';
import type { Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { run, runQuietly } from '../lib/run.ts';
import type { CreatedPackage } from './nextSteps.ts';

const TIMEOUT_MS = 60_000;

/**
 * Whether the script `fix` of the repository is Backstage's, and has something to do.
 * It is asked of backstage-cli itself, which changes nothing then, and of which nothing
 * is shown; a script that does more than that may have something to do.
 *
 * @param repository - as it was before, for its root
 */
export async function needsFix({
  root,
  read,
}: RepositoryFiles): Promise<boolean> {
  const { scripts } = JSON.parse(read('package.json')!);
  if (!/\bbackstage-cli repo fix\b/.test(scripts?.fix)) return false;
  const check = backstageCommand(scripts.fix, '--check');
  if (!check) return true;
  const { exitCode } = await runQuietly(...check, {
    cwd: root,
    env: {},
    timeout: TIMEOUT_MS,
  });
  return exitCode !== 0;
}

/**
 * Runs the script `fix` of the repository: some templates leave out what its check asks
 * for, and a package more may belong into the manifests of its siblings. The script looks
 * at every package; what it would change in those of other plugins is not the business of
 * `new`, and is put back.
 *
 * @param repository - as it was before
 */
export async function fixManifests(
  { root, packages, read }: RepositoryFiles,
  created: CreatedPackage[],
): Promise<Problem[]> {
  progress('Completing package.json: yarn fix');
  const others = packages
    .filter(
      ({ manifest: { backstage } }) =>
        !created.some(
          ({ pluginId }) =>
            pluginId !== undefined && backstage?.pluginId === pluginId,
        ),
    )
    .map(({ folder }) => `${folder}/package.json`)
    .map(path => ({ path, text: read(path)! }));
  if ((await run('yarn', ['run', 'fix'], { cwd: root })) !== 0) {
    return [
      {
        reason: 'yarn fix failed; its output is above',
        next: 'yarn fix, once that is mended',
      },
    ];
  }
  for (const { path, text } of others) {
    if (read(path) !== text) await writeFile(join(root, path), text);
  }
  return [];
}
