import { Knex } from 'knex';
import { z } from 'zod';
import { integerParameter, resourceId } from './inputTypes';

/** One page of a list; the last page has no `nextCursor`. */
export interface Page<Item> {
  items: Item[];
  pageInfo: { nextCursor?: string };
}

/** Where a page starts, how many items it has, 1 to 100, and which come first. */
export interface PageParameters {
  limit: number;
  cursor?: string;
  /** By creation: `desc` gives the newest first, `asc` the oldest. */
  order: 'asc' | 'desc';
}

// Making a schema takes longer than parsing with it.
const idSchema = resourceId();

const idToCursor = (id: string) =>
  Buffer.from(id, 'latin1').toString('base64url');

// The decoder skips what does not belong there, hence the way back.
function cursorToId(cursor: string): string | undefined {
  const id = Buffer.from(cursor, 'base64url').toString('latin1');
  return idToCursor(id) === cursor ? idSchema.safeParse(id).data : undefined;
}

/**
 * The query parameters of every list, to be spread into a strict object.
 *
 * `cursor` is opaque to clients; it parses to the id of the last row they have.
 */
export const pageParameters = {
  limit: integerParameter({ min: 1, max: 100 }).prefault('20'),
  cursor: z
    .string()
    .max(100)
    .refine(cursor => cursorToId(cursor) !== undefined, {
      message: 'Expected a cursor from an earlier page',
      abort: true,
    })
    .overwrite(cursor => cursorToId(cursor) ?? cursor)
    .optional(),
  order: z.enum(['asc', 'desc']).default('desc'),
};

/**
 * The schema of a page, for OpenAPI.
 *
 * @param item - the schema of one item
 */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    pageInfo: z.object({ nextCursor: z.string().optional() }),
  });
}

/**
 * Runs a query for one page. The primary key is the order: ids are UUIDv7, so that
 * is the order of creation, and a page costs the same wherever it starts.
 *
 * @param query - rows of one table with their `id`, already narrowed, in no order
 * @param parameters - as `pageParameters` parsed them
 * @param toItem - what a row becomes
 */
export async function keysetPage<Row extends { id: string }, Item>(
  query: Knex.QueryBuilder<any, Row[]>,
  parameters: PageParameters,
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const { limit, cursor, order } = parameters;
  // One row more than asked for tells whether there is another page.
  const rows: Row[] = await query
    .modify(builder => {
      if (cursor) {
        builder.where('id', order === 'desc' ? '<' : '>', cursor);
      }
    })
    .orderBy('id', order)
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const nextCursor =
    rows.length > limit ? idToCursor(items[limit - 1].id) : undefined;
  return { items: items.map(toItem), pageInfo: { nextCursor } };
}
