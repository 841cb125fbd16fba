import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';
import { OWN_SCOPES } from './scopes.ts';

// Yarn names an archive in its cache by the package and version alone, so one that an
// earlier registry had would be taken for that of this one.
const isOwn = (name: string) =>
  OWN_SCOPES.some(scope => name.startsWith(`${scope}-`));

/**
 * Lends the machine's cache of Yarn to a folder, without what only registries here have.
 *
 * @param globalFolder - absolute path of what gets to be Yarn's `globalFolder`
 * @returns puts what Yarn fetched since into the machine's cache, but for those
 */
export async function lendYarnCache(globalFolder: string): Promise<() => void> {
  const { output } = await run(['yarn', 'config', 'get', 'globalFolder']);
  const [from, to] = [output.trim(), globalFolder].map(folder =>
    join(folder, 'cache'),
  );
  mkdirSync(from, { recursive: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!isOwn(name)) {
      symlinkSync(join(from, name), join(to, name));
    }
  }
  return () => {
    for (const name of readdirSync(to)) {
      if (!isOwn(name) && lstatSync(join(to, name)).isFile()) {
        moveInto(from, join(to, name), name);
      }
    }
  };
}

function moveInto(folder: string, file: string, name: string): void {
  try {
    renameSync(file, join(folder, name));
  } catch {
    // On another file system the next run fetches it again.
  }
}
