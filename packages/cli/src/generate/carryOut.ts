import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan, type Plan } from '@stagecraft/generators';
import { Failure } from '../lib/Failure.ts';
import { install, isLinked } from '../lib/install.ts';
import { describeProblems, type Problem } from '../lib/problems.ts';
import { Interrupted, SIGNALS } from '../lib/run.ts';
import { listChanges, listFolders } from './listChanges.ts';

/**
 * Writes what a plan says.
 *
 * @returns what was done, a line each
 */
export function write(plan: Plan): string {
  const folders = listFolders(plan.changes).filter(folder =>
    folder.startsWith(plan.plugin.folder),
  );
  const isThere = (folder: string) => existsSync(join(plan.root, folder));
  const before = folders.map(isThere);

  // With a listener a signal waits for the end of this; it would leave half of it.
  const wait = () => {};
  for (const name of SIGNALS) process.on(name, wait);
  try {
    applyPlan(plan);
  } finally {
    for (const name of SIGNALS) process.off(name, wait);
  }
  const whole = folders.filter(
    (folder, index) => before[index] !== isThere(folder),
  );
  return listChanges(plan.changes, whole);
}

/**
 * Installs when a plan needs it: for other dependencies, or for a plugin that is
 * not linked.
 *
 * @throws Failure that says what is not ready, and what to do
 */
export async function installFor({ root, changes, plugin }: Plan) {
  const { folder } = plugin;
  const one = { name: plugin.packageName, folder };
  const isReady =
    (await isLinked(root, one)) &&
    !changes.some(({ path }) => path.endsWith('/package.json'));
  if (isReady) return;

  const why = 'the plugin is linked and its dependencies are there';
  const problems = await install(root, [one], why).catch((error): Problem[] => {
    if (error instanceof Interrupted) {
      const message = `Interrupted. ${folder} is written, but not installed; next: yarn install`;
      throw new Failure(message, error.exitCode);
    }
    if (!(error instanceof Failure)) throw error;
    return [{ reason: error.message, next: 'yarn install' }];
  });
  if (problems.length > 0) {
    throw new Failure(
      describeProblems(`${folder} is written, but it is not ready`, problems),
    );
  }
}
