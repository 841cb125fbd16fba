import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asCallable } from './lib/asCallable.ts';
import { UPSTREAM } from './new/findUpstream.ts';

/**
 * A command replaces one that comes with @backstage/cli-defaults. Against a module
 * that the root package.json lists by itself it is a conflict, at which
 * backstage-cli refuses to run anything at all.
 *
 * @param root - absolute path of the repository
 * @param isListed - whether backstage-cli has its other commands from modules that the
 *   root package.json lists
 */
export async function canReplaceNew(
  root: string,
  isListed: boolean,
): Promise<boolean> {
  if (!isListed) {
    warn(
      'package.json lists no other CLI module',
      'Run yarn add --dev @backstage/cli-defaults',
    );
    return false;
  }
  const manifest = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const listed = { ...manifest.dependencies, ...manifest.devDependencies };
  if (!(UPSTREAM in listed)) return true;
  warn(`package.json lists ${UPSTREAM}`, 'Remove that line, run yarn install');
  return false;
}

function warn(cause: string, remedy: string): void {
  if (process.argv[2] === 'new') {
    const text = `${cause}, so upstream's new runs, which does not check what it creates. ${remedy}, and the new of @stagecraft/cli runs`;
    process.stderr.write(`${asCallable(text)}\n`);
  }
}
