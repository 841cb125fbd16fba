import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';

// Yarn names an archive in its cache by the package and version alone, so one of the
// kit from an earlier registry would be taken for that of this one.
const isOfKit = (name: string) => name.startsWith('@stagecraft-');

/**
 * Lends the machine's cache of Yarn to a folder, without the packages of the kit.
 *
 * @param globalFolder - absolute path of what gets to be Yarn's `globalFolder`
 * @returns puts what Yarn fetched since into the machine's cache, except for the kit
 */
export async function lendYarnCache(globalFolder: string): Promise<() => void> {
  const { output } = await run(['yarn', 'config', 'get', 'globalFolder']);
  const [from, to] = [output.trim(), globalFolder].map(folder =>
    join(folder, 'cache'),
  );
  mkdirSync(from, { recursive: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!isOfKit(name)) {
      symlinkSync(join(from, name), join(to, name));
    }
  }
  return () => {
    for (const name of readdirSync(to)) {
      if (!isOfKit(name) && lstatSync(join(to, name)).isFile()) {
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
