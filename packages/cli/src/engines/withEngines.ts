import type { Engine, LoadEngine } from '@stagecraft/generators';
import fs from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../lib/Failure.ts';
import { progress } from '../lib/progress.ts';
import { Interrupted, isWaiting, SIGNALS } from '../lib/run.ts';
import { fetchEngine } from './fetchEngine.ts';

/**
 * Lets something load earlier versions of the kit, each once. They are installed below
 * `node_modules/.cache`, so that Yarn finds the settings of the repository, and are gone
 * afterwards, also when a signal ends the process.
 *
 * @param root - absolute path of the repository
 * @param archive - path of the archive to take instead of the registry's, if any
 * @param work - is given what loads a version
 * @throws Failure when there is no such archive, or a version cannot be had
 */
export async function withEngines<Result>(
  root: string,
  archive: string | undefined,
  work: (load: LoadEngine) => Promise<Result>,
): Promise<Result> {
  const from = archive && findArchive(archive);
  const engines = new Map<string, Promise<Engine>>();
  const folders: string[] = [];
  const remove = () =>
    folders.forEach(folder =>
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
    );
  const leave = (signal: NodeJS.Signals) => {
    if (isWaiting()) return;
    remove();
    process.exit(new Interrupted(signal).exitCode);
  };

  const fetch = async (version: string) => {
    progress(
      `Fetching version ${version} of the kit, which rendered a plugin here, ${from ? `from ${archive}` : 'with yarn'}`,
    );
    const folder = makeFolder(root);
    folders.push(folder);
    return fetchEngine(root, folder, version, from);
  };
  SIGNALS.forEach(name => process.on(name, leave));
  try {
    return await work(version => {
      const engine = engines.get(version) ?? fetch(version);
      engines.set(version, engine);
      return engine;
    });
  } finally {
    SIGNALS.forEach(name => process.off(name, leave));
    remove();
  }
}

function findArchive(archive: string): string {
  const file = resolve(archive);
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new Failure(
      `There is no archive ${archive}; --from takes the .tgz of @stagecraft/generators`,
    );
  }
  return file;
}

function makeFolder(root: string): string {
  const parent = join(root, 'node_modules/.cache/stagecraft');
  fs.mkdirSync(parent, { recursive: true });
  return fs.mkdtempSync(join(parent, 'kit-'));
}
