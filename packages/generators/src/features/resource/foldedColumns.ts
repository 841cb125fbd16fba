import type { FieldChange } from '../../blueprint/history.ts';
import { foldedName } from '../../fields/folded.ts';
import { parseField } from '../../fields/grammar.ts';
import type { TableField } from './column.ts';

/** The columns of fields: one that ignores case has another, which is unique. */
export function withFolded(fields: TableField[]): TableField[] {
  return fields.flatMap(({ ignoresCase, ...field }) =>
    ignoresCase
      ? [
          { ...field, unique: false },
          { ...field, name: foldedName(field.name), isFolded: true },
        ]
      : [field],
  );
}

/**
 * A change of fields as one of their columns.
 *
 * @param before - the fields before it
 */
export function changeWithFolded(
  change: FieldChange,
  before: TableField[],
): FieldChange {
  const { rename = {}, remove = [], add = [] } = change;
  const isFolded = (name: string) =>
    before.some(field => field.name === foldedName(name) && field.isFolded);
  return {
    ...change,
    rename: Object.fromEntries(
      Object.entries(rename).flatMap(([from, to]) => [
        [from, to],
        ...(isFolded(from) ? [[foldedName(from), foldedName(to)]] : []),
      ]),
    ),
    remove: remove.flatMap(name =>
      isFolded(name) ? [name, foldedName(name)] : [name],
    ),
    // How many there are is all that is asked of them.
    add: add.flatMap(line =>
      parseField(line).ignoresCase ? [line, line] : [line],
    ),
  };
}
