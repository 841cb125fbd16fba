import { z } from 'zod';
import { pageParameters } from '../keysetPage';
import { toIsoString } from '../toIsoString';

const status = z.enum(['pending', 'handled', 'failed']);

/** A row of the table. */
export interface DeliveryRow {
  id: string;
  delivery_id: string;
  event: string | null;
  body: string;
  status: z.output<typeof status>;
  tries: number;
  next_try_at: Date | string;
  error: string | null;
  received_at: Date | string;
  handled_at: Date | string | null;
}

/**
 * A delivery as those see it who look after them: without its body, which may hold what
 * is not theirs to read.
 *
 * @see {@link DeliveryQueue}
 */
export const deliverySchema = z.object({
  /** Of its row; the order of these ids is that of arrival. */
  id: z.uuid(),
  /** What its sender calls it, or the hash of its bytes. */
  deliveryId: z.string(),
  /** What its sender calls the event. */
  event: z.string().nullable(),
  /** A failed one is not tried any more. */
  status,
  /** How many tries have begun. */
  tries: z.int(),
  /** Of a pending one: when it is tried again, unless a try succeeds before. */
  nextTryAt: z.iso.datetime().nullable(),
  /** What came of the last try that failed. */
  error: z.string().nullable(),
  /** When it was stored. */
  receivedAt: z.iso.datetime(),
  /** When its handler succeeded. */
  handledAt: z.iso.datetime().nullable(),
});

/**
 * A delivery without its body.
 *
 * @see {@link deliverySchema}
 */
export type DeliverySummary = z.output<typeof deliverySchema>;

/**
 * The query parameters of a list of deliveries, to be spread into a strict object.
 *
 * @see {@link pageParameters}
 */
export const deliveryParameters = {
  ...pageParameters,
  /** Only those with this status. */
  status: status.optional(),
};

/** What a summary is made of. */
export const SUMMARY_COLUMNS = [
  'id',
  'delivery_id',
  'event',
  'status',
  'tries',
  'next_try_at',
  'error',
  'received_at',
  'handled_at',
] as const;

/** Gives a row as those see it who look after deliveries. */
export function toSummary(row: Omit<DeliveryRow, 'body'>): DeliverySummary {
  return {
    id: row.id,
    deliveryId: row.delivery_id,
    event: row.event,
    status: row.status,
    tries: row.tries,
    nextTryAt: row.status === 'pending' ? toIsoString(row.next_try_at) : null,
    error: row.error,
    receivedAt: toIsoString(row.received_at),
    handledAt: row.handled_at ? toIsoString(row.handled_at) : null,
  };
}
