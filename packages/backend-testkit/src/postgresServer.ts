/**
 * A process, not a module to import.
 *
 * @internal
 * @packageDocumentation
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Cluster } from './cluster.ts';
import { makeDataFolder } from './makeDataFolder.ts';

/** What this process tells its parent, once. */
export type Report =
  { connectionString: string; folder: string } | { error: string };

/**
 * The process that owns PostgreSQL. It stops it and removes its folder when the
 * channel to its parent closes, that is when the parent is gone. Not a module
 * to import: `startPostgres` forks it.
 */
async function main(native: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stagecraft-postgres-'));
  const data = await makeDataFolder(folder);
  const cluster = new Cluster({ folder, data, native });
  const starting = cluster.start();

  const cleanUp = async () => {
    await starting.catch(() => {});
    await cluster.stop();
    // Once the folder is gone, nothing is left.
    for (const made of [data, folder]) {
      await rm(made, { recursive: true, force: true, maxRetries: 20 });
    }
  };
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= cleanUp().finally(() => process.exit()));
  for (const event of ['disconnect', 'SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(event, end);
  }
  // The parent may have gone before this process listened.
  if (!process.connected) {
    end();
  }

  try {
    report({ connectionString: await starting, folder });
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** Never fails: without a parent, nobody is there to tell. */
function report(message: Report, done: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, done);
}

main(process.argv[2]).catch(error =>
  report({ error: error.message }, () => process.exit()),
);
