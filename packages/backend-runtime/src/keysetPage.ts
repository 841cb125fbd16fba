import { Knex } from 'knex';
import { z } from 'zod';
import { integerParameter } from './parameters';
import { resourceId } from './references';

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
  /** The id of the last row that the client has; without it, the first page. */
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
    pageInfo: z.object({ nextCursor: z.string().optional() }),
  });
}

// A page ends at this many bytes of text, too: 100 rows with long texts are 9 MB, and
// while a replica puts these together nobody else gets an answer.
const PAGE_BYTES = 500_000;

// As many as a page unless told otherwise, and the one after it.
const FIRST_ROWS = 21;

/**
 * Runs a query for one page. The primary key is the order: ids are UUIDv7, so that
 * is the order of creation, and a page costs the same wherever it starts.
 *
 * A page ends after `limit` rows, or after the row with which its texts have 500 kB; a
 * larger one is read in up to three steps, so that little is read in vain.
 *
 * @param query - rows of one table with their `id`, already narrowed, in no order
 * @param parameters - as `pageParameters` parsed them
 * @param toItem - what a row becomes
 * @throws whatever the database throws for the query
 * @see https://use-the-index-luke.com/no-offset
 */
export async function keysetPage<Row extends { id: string }, Item>(
  query: Knex.QueryBuilder<any, Row[]>,
  parameters: PageParameters,
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const { limit, cursor, order } = parameters;
  const rows: Row[] = [];
  let size = 0;
  let bytes = 0;
  let isEnd = false;
  // One row more than the page has tells whether there is another page.
  while (!isEnd && rows.length === size) {
    const after = rows.at(-1)?.id ?? cursor;
    const wanted = rows.length === 0 ? FIRST_ROWS : 2 * rows.length;
    const count = Math.min(wanted, limit + 1 - rows.length);
    const more: Row[] = await query
      .clone()
      .modify(builder => {
        if (after) {
          builder.where('id', order === 'desc' ? '<' : '>', after);
        }
      })
      .orderBy('id', order)
      .limit(count);
    isEnd = more.length < count;
    rows.push(...more);
    while (size < Math.min(limit, rows.length) && bytes < PAGE_BYTES) {
      bytes += bytesOfText(rows[size]);
      size += 1;
    }
  }
  const items = rows.slice(0, size);
  const nextCursor =
    rows.length > size ? idToCursor(items[size - 1].id) : undefined;
  return { items: items.map(toItem), pageInfo: { nextCursor } };
}

function bytesOfText(row: object): number {
  return Object.values(row).reduce<number>(
    (sum, value) =>
      typeof value === 'string' ? sum + Buffer.byteLength(value) : sum,
    0,
  );
}
