/**
 * Something about a migration that its team should know.
 *
 * @see {@link checkMigrations}
 */
export interface Finding {
  /** The migration below the root of the repository. */
  path: string;
  /**
   * `unsafe`: it stops a production database, or cannot run there.
   * `breaking`: replicas that still run the release before fail at what it leaves.
   * `rewritten`: databases have it that others will not get any more.
   * `note`: it could not be checked.
   */
  kind: 'unsafe' | 'breaking' | 'rewritten' | 'note';
  /** What it is, with the table and the column or index. */
  problem: string;
  /** Why that matters; a sentence. */
  reason: string;
  /** What to write or do instead; a sentence. */
  remedy: string;
}
