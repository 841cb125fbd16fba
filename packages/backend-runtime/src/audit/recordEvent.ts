import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  AuditorServiceEvent,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { describeError } from '../describeError';
import { withCause } from '../withCause';
import { markRecorded } from './recorded';

/**
 * What is known of an event: ids, never a body or a secret.
 *
 * @see {@link recordEvent}
 */
export type AuditMeta = NonNullable<AuditorServiceCreateEventOptions['meta']>;

/**
 * Does something that the auditor is to know of, and records what became of it.
 *
 * The event begins before the work. When the auditor does not take it then, the work is
 * not done: nothing would tell of it. Once it is done, an auditor that fails changes
 * nothing: a caller who was told that it had failed would do it again. Its beginning is
 * recorded by then, and the log says what is missing.
 *
 * Of an error only the name is recorded. Its text may hold what was sent, and what the
 * database said.
 *
 * @param services - `auditor`; `logger` is told what the auditor did not take
 * @param options - of the event; who did it is known by its `request` alone
 * @param work - what is done
 * @param describe - what is to be known of its result, such as the id
 * @returns what the work returned
 * @throws whatever the work throws
 * @throws ServiceUnavailableError when the auditor did not take the event
 * @see https://backstage.io/docs/backend-system/core-services/auditor
 */
export async function recordEvent<Result>(
  services: { auditor: AuditorService; logger: LoggerService },
  options: AuditorServiceCreateEventOptions,
  work: () => Promise<Result>,
  describe: (result: Result) => AuditMeta = () => ({}),
): Promise<Result> {
  const { auditor, logger } = services;
  const event = await beginEvent(auditor, options).catch(error => {
    throw withCause(
      new ServiceUnavailableError('It cannot be recorded, so it is not done'),
      error,
    );
  });
  markRecorded(options.request);
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    await endEvent(logger, options, () =>
      event.fail({ error: onlyName(error) }),
    );
    markRecorded(error);
    throw error;
  }
  await endEvent(logger, options, () =>
    event.success({ meta: describe(result) }),
  );
  return result;
}

/** Begins an event, also of who asks with a token that is none. */
export async function beginEvent(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
): Promise<AuditorServiceEvent> {
  try {
    return await auditor.createEvent(options);
  } catch (error) {
    const { request, meta, ...others } = options;
    if (!request) {
      throw error;
    }
    return auditor.createEvent({
      ...others,
      meta: { caller: 'unknown', ...meta },
    });
  }
}

/** Ends an event; what the auditor does not take stands in the log. */
export async function endEvent(
  logger: LoggerService,
  { eventId, meta }: AuditorServiceCreateEventOptions,
  end: () => Promise<void>,
): Promise<void> {
  try {
    await end();
  } catch (error) {
    const what = [eventId, JSON.stringify(meta ?? {})].join(' ');
    logger.error(
      `The auditor did not take the end of ${what}: ${describeError(error)}`,
    );
  }
}

/** An error that tells nothing but a name. */
export function onlyName(error: unknown): Error {
  const name = isError(error) ? error.name : 'Error';
  return Object.assign(new Error(name), { name, stack: name });
}
