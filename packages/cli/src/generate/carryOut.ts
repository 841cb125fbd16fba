import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryPlan } from '@stagecraft/generators';
import { applyPlan } from '@stagecraft/generators/generate';
import { Failure } from '../lib/Failure.ts';
import { install, isLinked } from '../lib/install.ts';
import { describeProblems, type Problem } from '../lib/problems.ts';
import { Interrupted, SIGNALS } from '../lib/run.ts';
import { listChanges, listFolders } from './listChanges.ts';

/**
 * Writes what a plan says.
 *
 * @param around - where a folder that comes or goes as a whole is one line
 * @returns what was done, a line each
 */
export function write(plan: RepositoryPlan, around: string[] = []): string {
  const folders = listFolders(plan.changes).filter(folder =>
    around.some(one => folder.startsWith(one)),
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

/** A plugin, as far as it has to be installed. */
interface Installed {
  packageName: string;
  folder: string;
}

/**
 * Installs when a plan needs it: for other dependencies, or for a plugin that is
 * not linked.
 *
 * @param plugins - those that the plan is about
 * @throws Failure that says what is not ready, and what to do
 */
export async function installFor(
  { root, changes }: RepositoryPlan,
  plugins: Installed[],
): Promise<void> {
  const folders = plugins.map(({ folder }) => folder);
  const packages = plugins.map(({ packageName: name, folder }) => ({
    name,
    folder,
  }));
  const linked = await Promise.all(packages.map(one => isLinked(root, one)));
  if (
    linked.every(Boolean) &&
    !changes.some(({ path }) => path.endsWith('/package.json'))
  ) {
    return;
  }

  const names = folders.join(' and ');
  const [are, they, why] =
    folders.length > 1
      ? [
          'are',
          'they',
          'the plugins are linked and their dependencies are there',
        ]
      : ['is', 'it', 'the plugin is linked and its dependencies are there'];
  const problems = await install(root, packages, why).catch(
    (error): Problem[] => {
      if (error instanceof Interrupted) {
        const message = `Interrupted. ${names} ${are} written, but not installed; next: yarn install`;
        throw new Failure(message, error.exitCode);
      }
      if (!(error instanceof Failure)) throw error;
      return [{ reason: error.message, next: 'yarn install' }];
    },
  );
  if (problems.length > 0) {
    throw new Failure(
      describeProblems(
        `${names} ${are} written, but ${they} ${are} not ready`,
        problems,
      ),
    );
  }
}
