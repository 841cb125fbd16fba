import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  cursorToId,
  cursorToPosition,
  idToCursor,
  positionToCursor,
} from './cursors';
import { integerParameter } from './parameters';
import { Key, rowsAfter } from './rowsAfter';

/**
 * One page of a list.
 *
 * @see {@link keysetPage}
 */
export interface Page<Item> {
  /** In the order that the client asked for. */
  items: Item[];
  /** How to go on. */
  pageInfo: {
    /** The `cursor` of the next page; the last page has none. */
    nextCursor?: string;
    /** How many rows all pages have, if that was asked for. */
    totalItems?: number;
  };
}

/**
 * Which page of a list is asked for.
 *
 * @see {@link pageParameters}, the schema of it
 */
export interface PageParameters {
  /** How many items a page has at most, 1 to 100. */
  limit: number;
  /**
   * The id of the last row that the client has, or in a sorted list `nextCursor` as it
   * was given; without it, the first page.
   */
  cursor?: string;
  /** `desc` gives the newest or highest first, `asc` the oldest or lowest. */
  order: 'asc' | 'desc';
  /** Whether to count the rows of all pages, by a statement of its own. */
  count?: boolean;
}

/**
 * The query parameters of every list, to be spread into a strict object.
 *
 * `cursor` is opaque to clients; it parses to the id of the last row they have.
 *
 * @see {@link keysetPage}, which takes them once they are parsed
 */
export const pageParameters = {
  /** 1 to 100 items, 20 unless given. */
  limit: integerParameter({ min: 1, max: 100 })
    .prefault('20')
    .describe('How many items the page has at most'),
  /** `nextCursor` of an earlier page. */
  cursor: z
    .string()
    .max(100)
    .refine(cursor => cursorToId(cursor) !== undefined, {
      message: 'Expected a cursor from an earlier page',
      abort: true,
    })
    .overwrite(cursor => cursorToId(cursor) ?? cursor)
    .optional()
    .describe('nextCursor of an earlier page'),
  /** `desc`, the newest first, unless given. */
  order: z
    .enum(['asc', 'desc'])
    .default('desc')
    .describe('By creation: the newest or the oldest first'),
};

/**
 * The schema of a page, for OpenAPI.
 *
 * @param item - the schema of one item
 * @see https://spec.openapis.org/oas/v3.1.0#schema-object
 */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    pageInfo: z.object({
      nextCursor: z.string().optional(),
      totalItems: z.int().optional(),
    }),
  });
}

// A page ends at this many bytes of text, too: 100 rows with long texts are 9 MB, and
// while a replica puts these together nobody else gets an answer.
const PAGE_BYTES = 500_000;

// As many as a page unless told otherwise, and the one after it.
const FIRST_ROWS = 21;

/**
 * Runs a query for one page. The primary key is the order, unless the list is sorted:
 * ids are UUIDv7, so that is the order of creation, and a page costs the same wherever
 * it starts. So does one of a sorted list, by an index of the column and the id.
 *
 * What comes next depends on the values that the last row had when it was read. So rows
 * that stay as they are come once each, whatever becomes of others in between.
 *
 * A page ends after `limit` rows, or after the row with which its texts have 500 kB; a
 * larger one is read in up to three steps, so that little is read in vain. A total is
 * counted after it, so rows that come or go in between may be in one and not the other.
 *
 * @param query - rows of one table with their `id`, already narrowed, in no order
 * @param parameters - as `pageParameters` or `sortParameters` parsed them
 * @param toItem - what a row becomes. In a sorted list an item has what it is sorted by,
 *   under that name.
 * @param columns - what a list can be sorted by, and the columns of it
 * @throws InputError when the cursor belongs to another sort
 * @throws whatever the database throws for the query
 * @see https://use-the-index-luke.com/no-offset
 */
export async function keysetPage<
  Row extends { id: string },
  Item,
  Sort extends string = never,
>(
  query: Knex.QueryBuilder<any, Row[]>,
  parameters: PageParameters & { sort?: Sort },
  toItem: (row: Row) => Item,
  columns?: Record<Sort, string>,
): Promise<Page<Item>> {
  const { limit, cursor, order, sort, count } = parameters;
  const column = sort && columns?.[sort];
  if (column === undefined && sort !== undefined) {
    throw new Error(`There is no column to sort by "${sort}"`);
  }
  const keyOf = (row: Row): Key => ({
    id: row.id,
    value: sort && (toItem(row) as Record<string, unknown>)[sort],
  });
  const start = cursor === undefined ? undefined : keyOfCursor(cursor, sort);
  const rows: Row[] = [];
  let size = 0;
  let bytes = 0;
  let isEnd = false;
  // One row more than the page has tells whether there is another page.
  while (!isEnd && rows.length === size) {
    const last = rows.at(-1);
    const wanted = rows.length === 0 ? FIRST_ROWS : 2 * rows.length;
    const most = Math.min(wanted, limit + 1 - rows.length);
    const after = last ? keyOf(last) : start;
    const more = await rowsAfter(query, { column, order }, after, most);
    isEnd = more.length < most;
    rows.push(...more);
    while (size < Math.min(limit, rows.length) && bytes < PAGE_BYTES) {
      bytes += bytesOfText(rows[size]);
      size += 1;
    }
  }
  const items = rows.slice(0, size).map(toItem);
  const nextCursor =
    rows.length > size ? cursorOfKey(keyOf(rows[size - 1]), sort) : undefined;
  const totalItems = count ? await countRows(query) : undefined;
  return { items, pageInfo: { nextCursor, totalItems } };
}

// PostgreSQL returns a text.
async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.clone().clearSelect().count({ count: '*' });
  return Number(count);
}

function keyOfCursor(cursor: string, sort: string | undefined): Key {
  if (sort === undefined) {
    return { id: cursor, value: undefined };
  }
  const position = cursorToPosition(cursor);
  if (position?.sort !== sort) {
    throw new InputError('Expected a cursor from a page of the same sort');
  }
  return position;
}

function cursorOfKey(key: Key, sort: string | undefined): string {
  return sort === undefined
    ? idToCursor(key.id)
    : positionToCursor({ ...key, sort });
}

function bytesOfText(row: object): number {
  return Object.values(row).reduce<number>(
    (sum, value) =>
      typeof value === 'string' ? sum + Buffer.byteLength(value) : sum,
    0,
  );
}
