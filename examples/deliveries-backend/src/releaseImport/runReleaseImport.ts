import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { createArchiveClient } from '../archive/createArchiveClient';
import { ReleaseStore } from '../releases/ReleaseStore';

/** What a run of the release import gets. */
export interface ReleaseImportOptions {
  knex: Knex;
  logger: LoggerService;
  rootConfig: RootConfigService;
  /** Is aborted when the run has to end: its time is up, or the replica stops. */
  signal: AbortSignal;
}

/**
 * Stores what the archive has. A run may be cut off at any point, and begins anew on
 * another replica: what it leaves is the same when it is run twice.
 *
 * @returns how many releases the archive has
 */
export async function runReleaseImport(
  options: ReleaseImportOptions,
): Promise<number> {
  const { knex, logger, rootConfig, signal } = options;
  signal.throwIfAborted();
  const archive = createArchiveClient({ logger, rootConfig });
  const releases = await archive.getReleases(signal);
  await new ReleaseStore(knex).upsert(releases, signal);
  logger.info(`Release import: ${releases.length} releases`);
  return releases.length;
}
