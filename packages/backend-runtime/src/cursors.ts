import { z } from 'zod';
import { resourceId } from './references';

/** Where in a sorted list a page ended. */
export interface Position {
  /** What the list is sorted by. */
  sort: string;
  /** The value that the last row had when it was read; null for one without. */
  value: unknown;
  id: string;
}

// Making a schema takes longer than parsing with it.
const idSchema = resourceId();
const positionSchema = z.tuple([z.string(), z.unknown(), idSchema]);

/** Writes the cursor of a list that is in the order of its ids. */
export const idToCursor = (id: string) =>
  Buffer.from(id, 'latin1').toString('base64url');

/** Reads it. The decoder skips what does not belong there, hence the way back. */
export function cursorToId(cursor: string): string | undefined {
  const id = Buffer.from(cursor, 'base64url').toString('latin1');
  return idToCursor(id) === cursor ? idSchema.safeParse(id).data : undefined;
}

/** Writes the cursor of a sorted list. */
export const positionToCursor = ({ sort, value, id }: Position) =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/** Reads it, if it is as it was written. */
export function cursorToPosition(cursor: string): Position | undefined {
  const json = parseJson(Buffer.from(cursor, 'base64url').toString());
  const { data } = positionSchema.safeParse(json);
  const position = data && { sort: data[0], value: data[1], id: data[2] };
  return position && positionToCursor(position) === cursor
    ? position
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
