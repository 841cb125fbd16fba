import { readChanges } from './readChanges.ts';
import type { Recording } from './Recording.ts';
import { judge, type Verdict } from './rules.ts';
import { Tables } from './Tables.ts';

/**
 * Judges migrations one after the other, each by what the ones before it left.
 *
 * @param recordings - what they do, in the order in which they run
 * @returns what is unsafe in each of them
 */
export function judgeMigrations(recordings: Recording[]): Verdict[][] {
  const tables = new Tables();
  return recordings.map(({ statements }) => {
    tables.startMigration();
    return statements.flatMap(({ sql, inTransaction }) =>
      readChanges(sql).flatMap(change => {
        const verdicts = judge(change, tables, inTransaction);
        tables.apply(change);
        return verdicts;
      }),
    );
  });
}
