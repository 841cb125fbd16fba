import { Criteria } from './whereCriteria';

/**
 * Replaces each condition by what is found out about it, such as that somebody owns
 * something by the names of all that he owns.
 *
 * @param criteria - conditions of any kind
 * @param resolve - called for one condition after the other
 * @returns criteria of the same shape
 * @throws whatever `resolve` throws
 * @see {@link whereCriteria}, which takes conditions of columns
 */
export async function resolveCriteria<From extends object, To extends object>(
  criteria: Criteria<From>,
  resolve: (condition: From) => Promise<Criteria<To>>,
): Promise<Criteria<To>> {
  const all = async (parts: readonly Criteria<From>[]) => {
    const resolved: Criteria<To>[] = [];
    for (const part of parts) {
      resolved.push(await resolveCriteria(part, resolve));
    }
    return resolved;
  };
  if (typeof criteria === 'boolean') {
    return criteria;
  }
  if ('allOf' in criteria) {
    return { allOf: await all(criteria.allOf) };
  }
  if ('anyOf' in criteria) {
    return { anyOf: await all(criteria.anyOf) };
  }
  return 'not' in criteria
    ? { not: await resolveCriteria(criteria.not, resolve) }
    : resolve(criteria);
}
