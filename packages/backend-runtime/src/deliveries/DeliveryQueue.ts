import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { v7 as uuid } from 'uuid';
import { keysetPage, Page, PageParameters } from '../keysetPage';
import { whereGiven } from '../whereGiven';
import { isoIn, skipLocked } from './claims';
import {
  DeliveryRow,
  DeliverySummary,
  SUMMARY_COLUMNS,
  toSummary,
} from './delivery';
import { drain, DrainOptions, DrainResult, TryOptions } from './drain';
import { DeliveryHandler } from './handle';
import { Delivery } from './WebhookReceiver';

// Between the end of a handler's time and that of its lease: for writing down what came
// of it, and for clocks that differ.
const LEASE_MARGIN_MS = 60_000;
const DELETE_AT_ONCE = 500;

/**
 * How often and how long deliveries are tried.
 *
 * @see {@link DeliveryQueue}
 */
export interface DeliveryQueueOptions {
  /** The table, which a migration of the plugin has made. */
  table: string;
  /** After how many tries one has failed, 10 unless given. */
  maxTries?: number;
  /** How long a handler may take, one minute unless given. */
  handlerTimeoutMs?: number;
  /** The pause after the first try, half a minute unless given. It doubles each time. */
  firstPauseMs?: number;
  /** The longest pause, six hours unless given. */
  longestPauseMs?: number;
}

/**
 * Keeps deliveries in a table of the plugin until they are handled, at least once each.
 * All state is in the table, so any number of replicas may store and drain at once.
 *
 * A delivery is claimed in a transaction of a few milliseconds, which puts off when it is
 * due until its handler must have ended, and is handled outside of any transaction. What
 * a killed replica had claimed becomes due again by itself, one minute after its
 * handler's time. A transaction that stays open would give it back at once; but it would
 * take a connection of the pool for as long as an outside system takes to answer, the
 * only one on SQLite, where the handler then waits for itself; it would keep PostgreSQL
 * from cleaning up, and end with `idle_in_transaction_session_timeout`, or with the
 * connection.
 *
 * @see https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE
 */
export class DeliveryQueue {
  readonly #tries: TryOptions;

  /**
   * Makes a queue of a table that a migration of the plugin has made.
   *
   * @param knex - of the plugin's database, on PostgreSQL or SQLite
   * @param options - the table, and how often and how long deliveries are tried
   */
  constructor(knex: Knex, options: DeliveryQueueOptions) {
    const {
      table,
      maxTries = 10,
      handlerTimeoutMs = 60_000,
      firstPauseMs = 30_000,
      longestPauseMs = 6 * 3_600_000,
    } = options;
    const leaseMs = handlerTimeoutMs + LEASE_MARGIN_MS;
    this.#tries = {
      knex,
      table,
      maxTries,
      handlerTimeoutMs,
      leaseMs,
      firstPauseMs,
      longestPauseMs,
    };
  }

  /**
   * Stores a delivery, unless one with its id is there.
   *
   * @param delivery - as `WebhookReceiver` gives it
   * @returns whether it is new
   * @throws whatever the database throws
   */
  async store(delivery: Delivery): Promise<boolean> {
    const now = isoIn(0);
    const stored = await this.#deliveries()
      .insert({
        id: uuid(),
        delivery_id: delivery.id,
        event: delivery.event ?? null,
        body: delivery.body,
        status: 'pending',
        tries: 0,
        next_try_at: now,
        received_at: now,
      })
      .onConflict('delivery_id')
      .ignore()
      .returning('id');
    return stored.length > 0;
  }

  /**
   * Lists deliveries without their bodies.
   *
   * @param query - as `deliveryParameters` parsed it
   * @throws whatever the database throws
   */
  list(
    query: PageParameters & { status?: DeliverySummary['status'] },
  ): Promise<Page<DeliverySummary>> {
    const deliveries = this.#deliveries().select(...SUMMARY_COLUMNS);
    const narrowed = whereGiven(deliveries as Knex.QueryBuilder, [
      ['status', '=', query.status],
    ]);
    return keysetPage(narrowed, query, toSummary);
  }

  /**
   * Has a failed delivery tried again, as if it had just come.
   *
   * @param id - of its row, as `list` gives it
   * @throws NotFoundError when there is none
   * @throws ConflictError when it has not failed
   */
  async retry(id: string): Promise<DeliverySummary> {
    const [row] = await this.#deliveries()
      .where({ id, status: 'failed' })
      .update({ status: 'pending', tries: 0, next_try_at: isoIn(0) })
      .returning([...SUMMARY_COLUMNS]);
    if (row) {
      return toSummary(row);
    }
    if (await this.#deliveries().where({ id }).first('id')) {
      throw new ConflictError(`Delivery ${id} has not failed`);
    }
    throw new NotFoundError(`There is no delivery ${id}`);
  }

  /**
   * Handles what is due, one after the other, until nothing is left or a limit is
   * reached. It is one run of a scheduled task. Such a task may run on every replica at
   * once, and its timeout has to leave room for one handler after `maxDurationMs`.
   *
   * @param handle - is called for each delivery
   * @param options - the signal and the logger of the task, and the limits of the run
   * @throws whatever the database throws. What was claimed is handled again later.
   */
  drain(handle: DeliveryHandler, options: DrainOptions): Promise<DrainResult> {
    return drain(this.#tries, handle, options);
  }

  /**
   * Deletes what was handled long ago. A delivery that comes again later is a new one.
   *
   * @param options - `olderThanMs`: for how long they are kept; `signal` of the task
   * @returns how many there were
   * @throws whatever the database throws
   */
  async deleteHandled(options: {
    olderThanMs: number;
    signal: AbortSignal;
  }): Promise<number> {
    const { olderThanMs, signal } = options;
    let deleted = 0;
    let count: number;
    do {
      count = signal.aborted ? 0 : await this.#deleteSome(olderThanMs);
      deleted += count;
    } while (count === DELETE_AT_ONCE);
    return deleted;
  }

  #deleteSome(olderThanMs: number): Promise<number> {
    const { knex, table } = this.#tries;
    return knex.transaction(async (trx): Promise<number> => {
      const rows = await skipLocked(
        trx<DeliveryRow>(table)
          .where({ status: 'handled' })
          .where('handled_at', '<', isoIn(-olderThanMs))
          .limit(DELETE_AT_ONCE)
          .select('id'),
      );
      const ids = rows.map(({ id }) => id);
      return trx(table).whereIn('id', ids).delete();
    });
  }

  #deliveries() {
    const { knex, table } = this.#tries;
    return knex<DeliveryRow>(table);
  }
}
