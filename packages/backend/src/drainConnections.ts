import { RootLifecycleService } from '@backstage/backend-plugin-api';
import { Application, Response } from 'express';
import { Server } from 'node:http';

/**
 * Lets a server that is told to stop come to its end. By itself it waits for every
 * connection on which a client goes on to send requests, and for every answer that
 * waits for events.
 *
 * @param server - what listens
 * @param app - which has no routes yet
 * @param lifecycle - tells when the backend stops
 * @param timeoutMs - how long requests may still take once the plugins have stopped;
 *   then their connections are cut
 */
export function drainConnections(
  server: Server,
  app: Application,
  lifecycle: RootLifecycleService,
  timeoutMs: number,
): void {
  let isStopping = false;
  let isClosing = false;
  const answers = new Set<Response>();

  app.use((_req, res, next) => {
    answers.add(res);
    res.once('close', () => {
      answers.delete(res);
      if (isClosing) {
        setImmediate(() => server.closeIdleConnections());
      }
    });
    if (isStopping) {
      res.set('Connection', 'close');
    }
    next();
  });
  lifecycle.addBeforeShutdownHook(() => {
    isStopping = true;
  });
  lifecycle.addShutdownHook(() => {
    isClosing = true;
    // Not at once: the server is about to close the connections that are idle, and what
    // is sent last on them would be lost.
    setImmediate(() => {
      for (const res of answers) {
        if (isWaitingForEvents(res)) {
          res.end();
        }
      }
    });
    setTimeout(() => server.closeAllConnections(), timeoutMs).unref();
  });
}

// The events plugin sends 202 at once, and ends the answer when there is an event to
// fetch. So an early end loses none: the subscriber asks again, and another replica.
function isWaitingForEvents(res: Response): boolean {
  const isOfEvents = res.req.originalUrl.startsWith('/api/events/');
  return isOfEvents && res.headersSent && res.statusCode === 202;
}
