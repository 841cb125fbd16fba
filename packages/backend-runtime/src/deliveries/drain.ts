import { LoggerService } from '@backstage/backend-plugin-api';
import { claim, ClaimOptions, isoIn, settle } from './claims';
import { DeliveryRow } from './delivery';
import { describeError } from '../describeError';
import { DeliveryHandler, PendingDelivery, runHandler } from './handle';
import { pauseAfter, Pauses } from './pause';

/**
 * What came of a run.
 *
 * @see {@link DeliveryQueue.drain}
 */
export interface DrainResult {
  /** How many were handled. */
  handled: number;
  /** How many failed and are tried again. */
  retried: number;
  /** How many failed and are not tried any more. */
  failed: number;
}

/**
 * The limits of one run.
 *
 * @see {@link DeliveryQueue.drain}
 */
export interface DrainOptions {
  /**
   * Of the task. Nothing is begun after it, and what a handler then breaks off is tried
   * again as if it had not been begun.
   */
  signal: AbortSignal;
  /** Is told of each failure, without secrets. */
  logger: LoggerService;
  /** How many are tried at most, 1,000 unless given. */
  maxDeliveries?: number;
  /** No handler is begun after this time, 5 minutes unless given. */
  maxDurationMs?: number;
  /** Is told of each that is not tried any more, once that is written down. */
  onGivenUp?: (delivery: { id: string; tries: number }) => Promise<void>;
}

/** How long a handler may take, and how long to wait after it failed. */
export type TryOptions = ClaimOptions & Pauses & { handlerTimeoutMs: number };

/** Handles what is due, one after the other. */
export async function drain(
  queue: TryOptions,
  handle: DeliveryHandler,
  options: DrainOptions,
): Promise<DrainResult> {
  const { signal, maxDeliveries = 1_000, maxDurationMs = 300_000 } = options;
  const end = Date.now() + maxDurationMs;
  const result = { handled: 0, retried: 0, failed: 0 };
  for (let count = 0; count < maxDeliveries; count++) {
    const isOver = signal.aborted || Date.now() >= end;
    const row = isOver ? undefined : await claim(queue);
    if (!row) {
      break;
    }
    const outcome =
      row.status === 'failed'
        ? row.status
        : await tryOnce(row, queue, handle, options);
    if (outcome) {
      result[outcome] += 1;
    }
    if (outcome === 'failed') {
      await options.onGivenUp?.({ id: row.delivery_id, tries: row.tries });
    }
  }
  return result;
}

async function tryOnce(
  row: DeliveryRow,
  queue: TryOptions,
  handle: DeliveryHandler,
  { signal, logger }: DrainOptions,
): Promise<keyof DrainResult | undefined> {
  const { handlerTimeoutMs: timeoutMs, maxTries } = queue;
  const write = async (changes: Partial<DeliveryRow>) => {
    if (!(await settle(queue, row, changes))) {
      logger.warn(`Delivery ${row.id} took too long, and is tried again`);
    }
  };
  try {
    await runHandler(handle, toPending(row), { signal, timeoutMs });
  } catch (error) {
    if (signal.aborted) {
      await write({ tries: row.tries - 1, next_try_at: isoIn(0) });
      return undefined;
    }
    const text = describeError(error);
    logger.warn(
      `Delivery ${row.id} failed, try ${row.tries} of ${maxTries}: ${text}`,
    );
    const isLast = row.tries >= maxTries;
    await write(
      isLast
        ? { status: 'failed', error: text }
        : { error: text, next_try_at: isoIn(pauseAfter(row.tries, queue)) },
    );
    return isLast ? 'failed' : 'retried';
  }
  await write({ status: 'handled', error: null, handled_at: isoIn(0) });
  return 'handled';
}

function toPending(row: DeliveryRow): PendingDelivery {
  return {
    id: row.delivery_id,
    event: row.event ?? undefined,
    payload: JSON.parse(row.body),
    tries: row.tries,
    receivedAt: new Date(row.received_at),
  };
}
