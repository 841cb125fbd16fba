/**
 * Leaves out what is undefined. Knex does so in an update; an insert would name those
 * columns too, and during a rollout one of them may be gone already.
 *
 * @param values - what a statement may set
 * @returns a copy
 * @see https://knexjs.org/guide/query-builder.html#insert
 */
export function pickDefined<Values extends object>(
  values: Values,
): Partial<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Values>;
}
