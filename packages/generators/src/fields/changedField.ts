import { GeneratorError } from '../errors.ts';
import { defaultValue, exampleDefault } from './defaults.ts';
import { FieldError } from './FieldError.ts';
import { formatField } from './grammar.ts';
import { fieldType, type Conversion, type Field } from './index.ts';
import { isReference } from './ref.ts';

/**
 * How the values of a field become those that it has after a change.
 *
 * @returns undefined when they cannot
 */
export function conversion(from: Field, to: Field): Conversion | undefined {
  // What is unique whatever the case has a column beside it, which code fills.
  if (from.ignoresCase || to.ignoresCase) {
    return undefined;
  }
  const isSame = from.type === 'enum' || `${from.values}` === `${to.values}`;
  if (from.type === to.type && isSame) {
    return {};
  }
  const taken = fieldType(to).takes?.[from.type];
  return typeof taken === 'function' ? taken(from, to) : taken;
}

/** The values that an enum has no more after a change. */
export function lostValues(from: Field, to: Field): string[] {
  return from.type === 'enum'
    ? from.values.filter(value => !to.values.includes(value))
    : [];
}

/**
 * Refuses a change of a field that the rows which are there would not survive. What
 * depends on their values is left to the migration.
 *
 * @param from - the field before it
 * @param to - the field after it
 * @throws GeneratorError with lines that work, or the way in two steps
 */
export function checkChangedField(from: Field, to: Field): void {
  if (!conversion(from, to)) {
    const beside = { name: `${to.name}2`, optional: true, default: undefined };
    const added = formatField({ ...to, ...beside });
    throw new GeneratorError(
      `field "${formatField(to)}": rows have ${formatField(from)}, of which no ${to.type} can be made; in two steps, say --add "${added}" first, and --remove "${from.name}" once nothing needs it`,
    );
  }
  if (!from.optional || to.optional || defaultValue(to) !== undefined) {
    return;
  }
  // Which row it is to refer to is up to people; the migration stops until it does.
  if (isReference(to)) {
    return;
  }
  const optional = formatField({ ...to, optional: true });
  if (to.unique || !fieldType(to).defaults) {
    const problem = 'rows that have none would need a different value each';
    throw new FieldError(formatField(to), problem, [optional]);
  }
  const problem = 'rows that have none would need a value';
  const withDefault = formatField({ ...to, default: exampleDefault(to) });
  throw new FieldError(formatField(to), problem, [withDefault, optional]);
}

/**
 * Checks what values of an enum are replaced by.
 *
 * @param map - new values by old ones
 * @throws GeneratorError when one is not lost, or its new one is not there
 */
export function checkMap(
  from: Field,
  to: Field,
  map: Record<string, string>,
): void {
  for (const [old, value] of Object.entries(map)) {
    if (!lostValues(from, to).includes(old)) {
      throw new GeneratorError(
        `"${old}" is no value that "${to.name}" loses; leave it out of --map`,
      );
    }
    if (!to.values.includes(value)) {
      throw new GeneratorError(
        `"${old}" cannot become "${value}", which "${to.name}" does not have; choose one of: ${to.values.join(', ')}`,
      );
    }
  }
}
