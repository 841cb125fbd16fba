import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clone } from '../endToEnd/clone.ts';

/**
 * Builds the backend of a clone and unpacks it as docs/golden-path/5-production.md
 * says, with what is installed in the clone in place of an install.
 *
 * @param folder - where to; not there yet
 */
export async function buildImage(
  clone: Clone,
  folder: string,
): Promise<string> {
  await clone.succeed(['./yarnw', 'workspace', 'backend', 'build']);
  mkdirSync(folder);
  for (const archive of ['skeleton', 'bundle']) {
    const file = join('packages/backend/dist', `${archive}.tar.gz`);
    await clone.succeed(['tar', '-xzf', file, '-C', folder]);
  }
  for (const file of readdirSync(clone.folder)) {
    if (/^(package|backstage)\.json$|^app-config\..*yaml$/.test(file)) {
      cpSync(join(clone.folder, file), join(folder, file));
    }
  }
  // Hard links, since packages find each other by their real paths. The links to
  // packages of the workspace are relative, so here they lead to the compiled ones.
  await clone.succeed(['cp', '-RlP', 'node_modules', folder]);
  return folder;
}
