import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ServerResponse } from 'node:http';
import { resourceId } from '../references';
import { AuditedRequest, isRecorded } from './recorded';
import { recordRefusal } from './recordRefusal';

/**
 * Makes the middleware that records what is refused before {@link recordEvent} sees it:
 * to whom may not ask, and what is malformed, also where it is no JSON. So it goes before
 * all that reads bodies. What was recorded already is left alone.
 *
 * It knows the status of the answer, and nothing of what was sent but ids in the path.
 * What Backstage itself refuses, as a request without a token, never gets to a plugin.
 *
 * @param services - `auditor`; `logger` is told what the auditor did not take
 * @param eventId - of the events
 * @param actionType - of the events
 * @param ids - which parameters of the path are ids, by what the events call them
 * @returns a middleware for Express, to be used for one method of one path
 * @see https://backstage.io/docs/backend-system/core-services/auditor
 */
export function recordRefusals(
  services: { auditor: AuditorService; logger: LoggerService },
  eventId: string,
  actionType: string,
  ids: Record<string, string> = { id: 'id' },
) {
  return (
    request: AuditedRequest,
    response: Pick<ServerResponse, 'on' | 'statusCode'>,
    next: () => void,
  ): void => {
    const { params } = request;
    const known = Object.fromEntries(
      Object.entries(ids).flatMap(([name, parameter]) => {
        const id = resourceId().safeParse(params[parameter]).data;
        return id ? [[name, id]] : [];
      }),
    );
    // Unlike `finish`, it comes also when the caller has gone before the answer.
    response.on('prefinish', () => {
      const { statusCode: status } = response;
      if (status >= 400 && !isRecorded(request)) {
        const meta = { actionType, ...known, status };
        const error = new Error(`Answered with ${status}`);
        error.stack = error.message;
        void recordRefusal(services, { eventId, request, meta }, error);
      }
    });
    next();
  };
}
