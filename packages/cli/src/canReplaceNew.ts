import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UPSTREAM } from './new/findUpstream.ts';

/**
 * A command replaces one that comes with @backstage/cli-defaults. Against a module
 * that the root package.json lists by itself it is a conflict, at which
 * backstage-cli refuses to run anything at all.
 *
 * @param root - absolute path of the repository
 */
export async function canReplaceNew(root: string): Promise<boolean> {
  const manifest = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const listed = { ...manifest.dependencies, ...manifest.devDependencies };
  if (!(UPSTREAM in listed)) return true;
  if (process.argv[2] === 'new') {
    process.stderr.write(
      `package.json lists ${UPSTREAM}, so its own new runs, which does not check what it creates. Remove that line, run yarn install, and the new of @stagecraft/cli runs\n`,
    );
  }
  return false;
}
