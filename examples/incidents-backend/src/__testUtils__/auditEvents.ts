import {
  AuditorEvent,
  DefaultAuditorService,
} from '@backstage/backend-defaults/auditor';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

const all: AuditorEvent[] = [];

/** Backstage's auditor, which keeps its events in place of logging them. */
export const auditorFactory = createServiceFactory({
  service: coreServices.auditor,
  deps: {
    auth: coreServices.auth,
    httpAuth: coreServices.httpAuth,
    plugin: coreServices.pluginMetadata,
  },
  factory: deps =>
    DefaultAuditorService.create(event => {
      all.push(event);
    }, deps),
});

/** The events of requests, in whose course one each has to come to its end. */
export async function eventsOf(
  ...requests: (() => PromiseLike<unknown>)[]
): Promise<AuditorEvent[]> {
  const before = all.length;
  const ended = () =>
    all.slice(before).filter(({ status }) => status !== 'initiated').length;
  for (const [index, send] of requests.entries()) {
    await send();
    // A refusal is recorded beside its answer.
    for (let tries = 0; ended() <= index && tries < 1_000; tries++) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
  return all.slice(before);
}
