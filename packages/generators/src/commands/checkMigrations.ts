import lodash from 'lodash';
import { join } from 'node:path';
import { listMigrations } from '../migrations/files.ts';
import type { Finding } from '../migrations/finding.ts';
import { findRewritten, releasedMigrations } from '../migrations/history.ts';
import { recordMigrations } from '../migrations/recordMigrations.ts';
import { judgeMigrations } from '../migrations/judgeMigrations.ts';
import { expandsOf } from '../features/resource/expands.ts';
import type { Repository } from '../workspace/repository.ts';
import { findAnyPlugin } from './plugins.ts';

/**
 * Judges the migrations of a plugin, generated or written by hand: whether they are
 * safe for a PostgreSQL that is in use and for replicas of the release before, and
 * whether they are still as they were committed. They are run against a database that
 * only records what it is sent.
 *
 * @param repository - where it is
 * @param id - the plugin's id
 * @param options - `since`: the commit of the release before, where git does not tell
 * @returns the findings, in the order in which the migrations run
 * @throws GeneratorError when there is no such plugin, or git cannot tell
 * @see https://www.postgresql.org/docs/current/explicit-locking.html
 */
export async function checkMigrations(
  repository: Repository,
  id: string,
  { since }: { since?: string } = {},
): Promise<Finding[]> {
  const { root } = repository;
  const { folder, checked } = findAnyPlugin(repository, id);
  const names = listMigrations(join(root, folder));
  const recordings = await recordMigrations(join(root, folder), names);
  const released = releasedMigrations(root, folder, since);
  const expands = expandsOf(checked);
  const judged = judgeMigrations(
    recordings,
    index => released.has(names[index]),
    (index, table, column) => {
      const expand = expands.find(
        one =>
          one.contract === names[index] &&
          one.table === table &&
          one.columns.includes(column),
      );
      return expand && names.indexOf(expand.path);
    },
  ).flatMap((verdicts, index) =>
    verdicts.map(verdict => ({
      path: `${folder}/${names[index]}`,
      ...verdict,
    })),
  );
  const unread = recordings.flatMap(({ error }, index) =>
    error === undefined ? [] : [unreadable(`${folder}/${names[index]}`, error)],
  );
  return lodash.sortBy(
    [...judged, ...unread, ...findRewritten(root, folder, since)],
    ({ path }) => path,
  );
}

function unreadable(path: string, error: string): Finding {
  return {
    path,
    kind: 'note',
    problem: `could not be read: ${error}`,
    reason: 'It ran against a database without rows, which only records.',
    remedy: 'See for yourself that it is safe for a table that is in use.',
  };
}
