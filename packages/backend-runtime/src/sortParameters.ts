import { z } from 'zod';
import { cursorToId, cursorToPosition } from './cursors';

// A position has a value, which may be as long as what is indexed.
const MAX_CURSOR = 5_000;

/**
 * The query parameters of a list that can be sorted, to be spread into a strict object
 * after those of every list. That object needs `.check(checkCursor)`.
 *
 * @param values - the schemas of the values that a list can be sorted by, by the names
 *   that `sort` takes. A cursor has a value of the last row, so it is checked by them.
 * @see {@link keysetPage}, which takes them once they are parsed
 */
export function sortParameters<Name extends string>(
  values: Record<Name, z.ZodType>,
) {
  const names = Object.keys(values) as Name[];
  return {
    sort: z
      .enum(names)
      .optional()
      .describe('By what; rows without it come last. By creation if not given'),
    cursor: z
      .string()
      .max(MAX_CURSOR)
      .refine(cursor => isCursor(cursor, values), {
        message: 'Expected a cursor from an earlier page',
        abort: true,
      })
      .overwrite(cursor => cursorToId(cursor) ?? cursor)
      .optional()
      .describe('nextCursor of an earlier page of the same sort'),
    order: z
      .enum(['asc', 'desc'])
      .default('desc')
      .describe('The highest or newest first, or the lowest or oldest'),
  };
}

function isCursor(cursor: string, values: Record<string, z.ZodType>): boolean {
  const position = cursorToPosition(cursor);
  if (!position || !Object.hasOwn(values, position.sort)) {
    return cursorToId(cursor) !== undefined;
  }
  const parsed = values[position.sort].safeParse(position.value);
  return parsed.success && parsed.data === position.value;
}

/**
 * Refuses a cursor that belongs to another sort than the one that is asked for.
 *
 * @param query - what `sortParameters` parsed, as `.check` of a schema passes it on
 * @see {@link sortParameters}
 */
export function checkCursor(
  query: z.core.ParsePayload<{ sort?: string; cursor?: string }>,
): void {
  const { sort, cursor } = query.value;
  if (cursor !== undefined && cursorToPosition(cursor)?.sort !== sort) {
    query.issues.push({
      code: 'custom',
      path: ['cursor'],
      message: 'Expected a cursor from a page of the same sort',
      input: cursor,
    });
  }
}
