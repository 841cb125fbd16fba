import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { ServiceUnavailableError } from '@backstage/errors';

/**
 * Backstage's router of the whole backend. It listens before the plugins have their
 * paths; what is not found until all of them have started may be there a moment later,
 * so that is 503 and not 404, which a client would take for "no such row".
 */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ applyDefaults, lifecycle, middleware }) {
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
