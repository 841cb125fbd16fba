import { isUniqueError } from './databaseErrors';

// A row that is deleted between the two queries frees its key.
const MAX_TRIES = 2;

/**
 * Inserts a row, or gives back the one that an earlier try of the same request
 * inserted. With the key taken it is a retry, whichever unique index noticed first:
 * other replicas may be in the middle of the same request.
 *
 * @param insert - inserts the row and returns it in an array
 * @param findEarlier - finds the row that has the request's key; undefined for a
 *   request without one. Each of the two runs at most twice.
 * @param check - refuses what is not to be inserted; not asked about a retry of what was
 * @throws whatever the database throws for the insert, and whatever the check does
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function insertOnce<Row>(
  insert: () => PromiseLike<Row[]>,
  findEarlier?: () => PromiseLike<Row | undefined>,
  check?: () => PromiseLike<void>,
): Promise<Row> {
  if (check) {
    const earlier = await findEarlier?.();
    if (earlier) {
      return earlier;
    }
    await check();
  }
  for (let tries = 1; ; tries++) {
    try {
      const [row] = await insert();
      return row;
    } catch (error) {
      if (!findEarlier || !isUniqueError(error)) {
        throw error;
      }
      const earlier = await findEarlier();
      if (earlier) {
        return earlier;
      }
      if (tries === MAX_TRIES) {
        throw error;
      }
    }
  }
}
