import { describeError } from './describeError';

/**
 * A run that failed, as Backstage's scheduler can keep it. The scheduler puts the error
 * itself into the log, and into the database, where callers read it. Written as JSON, as
 * in production, most errors are `{}` then, and others all that they hold: the headers of
 * a request, the values of a statement.
 */
export class TaskError extends Error {
  constructor(id: string, error: unknown) {
    super(`Task ${id} failed: ${describeError(error)}`);
    const frames = /(?:\n\s+at .*)+$/.exec(`${(error as Error)?.stack}`);
    this.stack = `${this}${frames?.[0] ?? ''}`;
  }

  toJSON(): object {
    const { name, message, stack } = this;
    return { name, message, stack };
  }
}

TaskError.prototype.name = 'TaskError';
