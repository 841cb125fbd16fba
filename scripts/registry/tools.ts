import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../run.ts';

const CACHE = join(root, 'node_modules/.cache/stagecraft-registry-tools');
const FILES = ['package.json', 'yarn.lock'];
const source = (name: string) => join(import.meta.dirname, 'tools', name);

/**
 * Installs the tools of `tools/package.json` by their own lock file, unless that was
 * done before.
 *
 * @returns absolute path of the folder that holds their `node_modules`
 * @throws Error with the output of Yarn when they cannot be installed
 */
export async function installTools(): Promise<string> {
  const hash = createHash('sha256');
  FILES.forEach(name => hash.update(readFileSync(source(name))));
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) {
    return folder;
  }
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, 'partial-'));
  try {
    FILES.forEach(name => copyFileSync(source(name), join(partial, name)));
    writeFileSync(
      join(partial, '.yarnrc.yml'),
      'nodeLinker: node-modules\nenableScripts: false\nenableTelemetry: false\n',
    );
    const { exitCode, output } = await run(['yarn', 'install', '--immutable'], {
      cwd: partial,
    });
    if (exitCode !== 0) {
      throw new Error(
        `The tools of the registry are not installed:\n${output}`,
      );
    }
    // Another run may have done the same in between.
    if (!existsSync(folder)) {
      renameSync(partial, folder);
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
