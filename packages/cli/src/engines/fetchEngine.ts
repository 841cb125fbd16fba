import type { Engine } from '@stagecraft/generators';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../lib/Failure.ts';
import { runQuietly } from '../lib/run.ts';
import { explainFetch, explainVersion, readRegistry } from './explain.ts';

const PACKAGE = '@stagecraft/generators';
const TIMEOUT_MS = 180_000;

// The repository's own settings say which registry, with which credentials. These say
// that nothing outside of the folder changes, and that no script of a package runs.
const SETTINGS = {
  YARN_ENABLE_COLORS: 'false',
  YARN_ENABLE_GLOBAL_CACHE: 'true',
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  YARN_ENABLE_PROGRESS_BARS: 'false',
  YARN_ENABLE_SCRIPTS: 'false',
  YARN_INSTALL_STATE_PATH: './.yarn/install-state.gz',
  YARN_NODE_LINKER: 'node-modules',
};

/**
 * Installs an earlier version of the engine into a folder that is a project of its own,
 * with the Yarn of the repository around it, and loads it.
 *
 * @param root - absolute path of the repository
 * @param folder - absolute path of an empty folder in it
 * @param archive - absolute path of its archive, to be taken instead of the registry's
 * @throws Failure that says what was asked, where it was to come from, and what to do
 */
export async function fetchEngine(
  root: string,
  folder: string,
  version: string,
  archive: string | undefined,
): Promise<Engine> {
  await writeProject(root, folder, version, archive);
  const yarn = (...args: string[]) =>
    runQuietly('yarn', args, {
      cwd: folder,
      env: SETTINGS,
      timeout: TIMEOUT_MS,
    });
  const { exitCode, output } = await yarn('install');
  if (exitCode !== 0) {
    const from = archive ?? (await readRegistry(yarn));
    throw new Failure(explainFetch({ version, from, output }));
  }

  const installed = JSON.parse(
    await readFile(
      join(folder, 'node_modules', PACKAGE, 'package.json'),
      'utf8',
    ),
  );
  if (installed.name !== PACKAGE || installed.version !== version) {
    throw new Failure(explainVersion({ version, archive, installed }));
  }
  return import(pathToFileURL(join(folder, 'engine.mjs')).href);
}

// What the lockfile of the repository knows need not be asked of the registry, and is
// what the repository trusts.
async function writeProject(
  root: string,
  folder: string,
  version: string,
  archive: string | undefined,
): Promise<void> {
  if (archive !== undefined) {
    await copyFile(archive, join(folder, 'engine.tgz'));
  }
  const range = archive === undefined ? version : 'file:./engine.tgz';
  const manifest = {
    name: 'stagecraft-engine',
    private: true,
    dependencies: { [PACKAGE]: range },
  };
  const lockfile = readFile(join(root, 'yarn.lock')).catch(() => '');
  const files = {
    'package.json': JSON.stringify(manifest),
    'yarn.lock': await lockfile,
    'engine.mjs': `export { parseBlueprint, render } from '${PACKAGE}';\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
  }
}
