import { describeError } from './describeError';

/**
 * Work that failed, as Backstage can log and keep it. Its scheduler and its events put the
 * error itself into the log, the scheduler also into the database, where callers read it.
 * Written as JSON, as in production, most errors are `{}` then, and others all that they
 * hold: the headers of a request, the values of a statement.
 */
export class WorkError extends Error {
  constructor(what: string, error: unknown) {
    super(`${what} failed: ${describeError(error)}`);
    const frames = /(?:\n\s+at .*)+$/.exec(`${(error as Error)?.stack}`);
    this.stack = `${this}${frames?.[0] ?? ''}`;
  }

  toJSON(): object {
    const { name, message, stack } = this;
    return { name, message, stack };
  }
}

WorkError.prototype.name = 'WorkError';
