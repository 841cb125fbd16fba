import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  RootConfigService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { drainConnections } from './drainConnections';
import { limitShutdown } from './limitShutdown';

// For what else has to end once the connections are cut.
const REST_MS = 5_000;

/** Backstage's router of the whole backend, with a start and an end that clients see. */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, applyDefaults, config, lifecycle, middleware, server }) {
    const delayMs = readMilliseconds(config, 'serverShutdownDelay', 0);
    const timeoutMs = readMilliseconds(config, 'shutdownTimeout', 20_000);
    limitShutdown(delayMs + timeoutMs + REST_MS, process);
    // The root has this one, whose type says less here than it can do.
    const rootLifecycle = lifecycle as RootLifecycleService;
    drainConnections(server, app, rootLifecycle, timeoutMs);

    // It listens before the plugins have their paths. What is not found until all of
    // them have started may be there a moment later, so that is 503 and not 404, which
    // a client would take for "no such row".
    let hasStarted = false;
    lifecycle.addStartupHook(() => {
      hasStarted = true;
    });
    const notFound = middleware.notFound();
    middleware.notFound = () => (req, res, next) => {
      if (hasStarted) {
        notFound(req, res, next);
      } else {
        next(new ServiceUnavailableError('The backend has not started yet'));
      }
    };
    applyDefaults();
  },
});

function readMilliseconds(
  config: RootConfigService,
  name: string,
  otherwise: number,
): number {
  const key = `backend.lifecycle.${name}`;
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : otherwise;
}
