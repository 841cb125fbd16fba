import { realpath, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from './problems.ts';
import { progress } from './progress.ts';
import { run } from './run.ts';

interface Package {
  name: string;
  /** Relative to the root. */
  folder: string;
}

/** Whether node_modules leads to a package of the repository. */
export async function isLinked(
  root: string,
  { name, folder }: Package,
): Promise<boolean> {
  const target = await realpath(join(root, 'node_modules', name)).catch(
    () => undefined,
  );
  return target === (await realpath(join(root, folder)));
}

/**
 * Installs, which links packages and brings their dependencies, and proves the links.
 *
 * @param why - what it is needed for
 */
export async function install(
  root: string,
  packages: Package[],
  why: string,
): Promise<Problem[]> {
  progress(`Installing, so that ${why}: yarn install`);
  if ((await run('yarn', ['install'], { cwd: root })) !== 0) {
    return [
      {
        reason: 'yarn install failed; its output is above',
        next: 'yarn install, once that is mended',
      },
    ];
  }
  // Yarn leaves its state alone when no package moved, and yarnw takes that for old.
  const now = new Date();
  await utimes(join(root, 'node_modules/.yarn-state.yml'), now, now).catch(
    () => {},
  );
  const problems: Problem[] = [];
  for (const one of packages) {
    if (!(await isLinked(root, one))) {
      problems.push({
        reason: `node_modules/${one.name} is not linked to ${one.folder}`,
        next: `add ${one.folder.split('/')[0]}/* to workspaces in package.json, then yarn install`,
      });
    }
  }
  return problems;
}
