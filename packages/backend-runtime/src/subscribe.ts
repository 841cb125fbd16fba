import { WorkError } from './WorkError';

/**
 * The part of Backstage's events service that is used.
 *
 * @see {@link subscribe}
 */
export interface EventSource {
  /**
   * Registers a subscriber.
   *
   * @param options - `id` in the plugin, the `topics`, and what is called for each event
   */
  subscribe(options: {
    id: string;
    topics: string[];
    onEvent(event: { eventPayload: unknown }): Promise<void>;
  }): Promise<void>;
}

/**
 * Has the events of a topic handled, each by one of the replicas. One whose handler
 * throws is lost; Backstage logs that, with its causes and without secrets.
 *
 * @param events - the events service
 * @param subscription - `id`, in the plugin; the `topic`; and what is to `handle` the
 *   payload, which nobody has checked
 * @throws whatever the events service throws
 * @see https://backstage.io/docs/backend-system/core-services/index
 */
export async function subscribe(
  events: EventSource,
  subscription: {
    id: string;
    topic: string;
    handle: (payload: unknown) => Promise<unknown>;
  },
): Promise<void> {
  const { id, topic, handle } = subscription;
  await events.subscribe({
    id,
    topics: [topic],
    async onEvent({ eventPayload }) {
      try {
        await handle(eventPayload);
      } catch (error) {
        throw new WorkError(`Subscriber ${id}`, error);
      }
    },
  });
}
