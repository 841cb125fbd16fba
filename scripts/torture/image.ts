import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clone } from '../endToEnd/clone.ts';

// Packages of the workspace, which the image brings compiled.
const OURS = ['@internal', '@stagecraft', 'backend'];

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
  linkModules(clone.folder, folder);
  return folder;
}

function linkModules(from: string, to: string): void {
  const link = (target: string, name: string) => {
    const path = join(to, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  };
  for (const name of readdirSync(join(from, 'node_modules'))) {
    if (!OURS.includes(name)) {
      link(join(from, 'node_modules', name), name);
    }
  }
  for (const [group, scope, prefix] of [
    ['packages', '@stagecraft', ''],
    ['plugins', '@internal', 'plugin-'],
    ['examples', '@internal', 'plugin-'],
  ]) {
    for (const name of readdirSync(join(to, group))) {
      link(join(to, group, name), `${scope}/${prefix}${name}`);
    }
  }
}
