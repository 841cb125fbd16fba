import { withDeadline } from '../withDeadline';

/**
 * What a handler gets.
 *
 * @see {@link DeliveryHandler}
 */
export interface PendingDelivery {
  /** The sender's id of it, or the hash of its bytes. */
  id: string;
  /** The name of the event, where the sender gives it in a header. */
  event?: string;
  /** The body, parsed; nobody has checked it. */
  payload: unknown;
  /** 1 for the first try. */
  tries: number;
  /** When it was stored. */
  receivedAt: Date;
}

/**
 * Handles a delivery. It may run again for the same one: after an error, after its
 * replica was killed, and when it takes longer than it may. So its effect has to be the
 * same when it is run twice.
 *
 * @param delivery - what has come
 * @param context - `signal` is aborted when the replica stops, and when the time is up
 * @see {@link DeliveryQueue.drain}
 */
export type DeliveryHandler = (
  delivery: PendingDelivery,
  context: { signal: AbortSignal },
) => Promise<void>;

/**
 * Runs a handler for no longer than it may. One that does not heed its signal then goes
 * on unobserved.
 *
 * @throws whatever the handler throws
 * @throws Error when its time is up
 */
export async function runHandler(
  handle: DeliveryHandler,
  delivery: PendingDelivery,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<void> {
  const { signal, timeoutMs } = options;
  await withDeadline(
    timeoutMs,
    // The signal of the task ends no wait: a handler may still come to a good end.
    async late => handle(delivery, { signal: AbortSignal.any([signal, late]) }),
    {
      late: () => new Error(`The handler took more than ${timeoutMs} ms`),
    },
  );
}
