import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../run.ts';

const CACHE = join(root, 'node_modules/.cache/stagecraft-nodes');

/**
 * Fetches a Node from npm, unless that was done before.
 *
 * @returns absolute path of the folder of its program
 * @throws Error with the output of npm, as where npm has none for this platform
 */
export async function fetchNode(version: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(CACHE, `${name}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const partial = mkdtempSync(join(CACHE, 'partial-'));
    try {
      await succeed(partial, 'npm', 'pack', '--silent', `${name}@${version}`);
      await succeed(partial, 'tar', '-xzf', `${name}-${version}.tgz`);
      renameSync(join(partial, 'package'), folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return join(folder, 'bin');
}

async function succeed(cwd: string, ...command: string[]): Promise<void> {
  const { exitCode, output } = await run(command, { cwd });
  if (exitCode !== 0) {
    throw new Error(`${command.join(' ')} failed:\n${output}`);
  }
}
