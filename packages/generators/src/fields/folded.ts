import { MAX_DATABASE_NAME } from '../blueprint/databaseName.ts';
import { snakeCase } from '../blueprint/names.ts';
import type { Field } from './field.ts';

/**
 * The column beside that of a field which is unique whatever the case, as a field. What
 * is in it is computed in code: SQLite knows the case of ASCII only, and neither
 * database alone compares what Unicode writes in two ways.
 */
export const foldedName = (name: string) => `${name}Folded`;

/** Says why a field cannot have such a column. */
export function foldedProblem(name: string): string | undefined {
  const column = snakeCase(foldedName(name));
  return column.length > MAX_DATABASE_NAME
    ? `its column ${column} would have ${column.length} characters, and PostgreSQL allows ${MAX_DATABASE_NAME}`
    : undefined;
}

/** Says which field is in the way of another one's column, if any. */
export function foldedClash(fields: Field[]): string | undefined {
  const clash = fields.find(
    ({ name, ignoresCase }) =>
      ignoresCase && fields.some(other => other.name === foldedName(name)),
  );
  return (
    clash &&
    `field "${foldedName(clash.name)}" would have the name of a column that "${clash.name}:${clash.type}:unique(ignoreCase)" brings; use another name`
  );
}
