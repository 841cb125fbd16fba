import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
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
  return join(await fetchPackage(name, version), 'bin');
}

/**
 * Fetches the Yarn that this repository has, unless that was done before.
 *
 * @returns absolute path of its program, for Node
 * @throws Error with the output of npm
 */
export async function fetchYarn(): Promise<string> {
  const { packageManager } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const [, version] = /^yarn@([\d.]+)/.exec(packageManager)!;
  const folder = await fetchPackage('@yarnpkg/cli-dist', version);
  return join(folder, 'bin/yarn.js');
}

async function fetchPackage(name: string, version: string): Promise<string> {
  const archive = `${name.replace('@', '').replace('/', '-')}-${version}`;
  const folder = join(CACHE, archive);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const partial = mkdtempSync(join(CACHE, 'partial-'));
    try {
      await succeed(partial, 'npm', 'pack', '--silent', `${name}@${version}`);
      await succeed(partial, 'tar', '-xzf', `${archive}.tgz`);
      renameSync(join(partial, 'package'), folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return folder;
}

async function succeed(cwd: string, ...command: string[]): Promise<void> {
  const { exitCode, output } = await run(command, { cwd });
  if (exitCode !== 0) {
    throw new Error(`${command.join(' ')} failed:\n${output}`);
  }
}
