import { readChanges } from './readChanges.ts';
import type { Recording } from './Recording.ts';
import { judgeContract, judgeRollout } from './rolloutRules.ts';
import { judge, type Verdict } from './rules.ts';
import { Tables } from './Tables.ts';

type ExpandOf = (
  contract: number,
  table: string,
  column: string,
) => number | undefined;

/**
 * Judges migrations one after the other, each by what the ones before it left.
 *
 * @param recordings - what they do, in the order in which they run
 * @param isReleased - whether the release before has the one of an index
 * @param expandOf - the index of the migration that expanded a column, whose contract
 *   is the one of an index
 * @returns what is unsafe in each of them, or breaks replicas of that release
 */
export function judgeMigrations(
  recordings: Recording[],
  isReleased: (index: number) => boolean,
  expandOf: ExpandOf = () => undefined,
): Verdict[][] {
  const tables = new Tables();
  return recordings.map(({ statements }, index) => {
    tables.startMigration();
    const verdicts = statements.flatMap(({ sql, inTransaction }) =>
      readChanges(sql).flatMap(change => {
        const expand =
          change.kind === 'dropColumn'
            ? expandOf(index, change.table, change.column)
            : undefined;
        const judgeNew = () =>
          expand === undefined
            ? judgeRollout(change, tables)
            : judgeContract(change, tables, isReleased(expand));
        const found = [
          ...judge(change, tables, inTransaction),
          ...(isReleased(index) ? [] : judgeNew()),
        ];
        tables.apply(change);
        return found;
      }),
    );
    if (isReleased(index)) {
      tables.release();
    }
    return verdicts;
  });
}
