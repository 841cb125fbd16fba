import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Cluster } from './cluster.ts';

/** What the process tells its parent, once. */
export type Report =
  { connectionString: string; folder: string } | { error: string };

/**
 * The process that owns PostgreSQL. It stops it and removes its folder as soon
 * as the channel to the parent closes, that is when the parent is gone.
 */
async function main(native: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stagecraft-postgres-'));
  const cluster = new Cluster(folder, native);
  const starting = cluster.start();

  const stop = async () => {
    await starting.catch(() => {});
    await cluster.stop();
    await rm(folder, {
      recursive: true,
      force: true,
      maxRetries: 20,
      retryDelay: 50,
    });
    process.exit();
  };
  for (const event of ['disconnect', 'SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(event, stop);
  }

  try {
    const connectionString = await starting;
    process.send?.({ connectionString, folder } satisfies Report);
  } catch (error) {
    process.send?.({ error: String(error) } satisfies Report);
  }
}

main(process.argv[2]);
