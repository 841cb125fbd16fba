import { ConflictError, InputError } from '@backstage/errors';
import {
  isConstraintError,
  isForeignKeyError,
  isUniqueError,
} from './databaseErrors';
import { withCause } from './withCause';

/**
 * Finds out what to answer when the database refused what a client wanted stored,
 * whichever constraints its tables have: those of the first migration, and those
 * that were added by hand. Texts are fixed; the database's own says what else is
 * stored, and where.
 *
 * @param error - what an insert or an update threw
 * @param texts - `taken`: for values that another row has;
 *   `missing`: for a reference to a row that is not there
 * @returns a ConflictError, an InputError, or the error itself when it is no refusal;
 *   the error of the database is its `cause`
 * @see {@link isConstraintError}
 */
export function refusedChange(
  error: unknown,
  texts: { taken: string; missing?: string },
): unknown {
  if (!isConstraintError(error)) {
    return error;
  }
  const {
    taken,
    missing = 'Invalid body: It refers to something that is not there',
  } = texts;
  const answer = isUniqueError(error)
    ? new ConflictError(taken)
    : new InputError(
        isForeignKeyError(error)
          ? missing
          : 'Invalid body: The database does not take these values',
      );
  return withCause(answer, error);
}
