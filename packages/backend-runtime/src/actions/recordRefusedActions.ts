import {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ActionsRegistryActionOptions,
  ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { onlyName } from '../audit/recordEvent';
import { isRecorded } from '../audit/recorded';
import { recordRefusal } from '../audit/recordRefusal';
import { resourceId } from '../references';

/**
 * Does for actions what `recordRefusals` does for routes: it records what is refused
 * before `recordEvent` sees it. Of an error only the name is recorded, and of the input
 * an id.
 *
 * What the registry itself refuses, as a caller without credentials, never gets to a
 * plugin.
 *
 * @param registry - where the actions go. What filters their errors goes around this
 *   one's, so that it is handed over here
 * @param services - `auditor`; `logger` is told what the auditor did not take
 * @param eventId - of the events
 * @param actionTypes - of the events, by the names of the actions that write
 * @returns the same, whose actions are recorded when they refuse
 * @see {@link recordRefusals}
 */
export function recordRefusedActions(
  registry: ActionsRegistryService,
  services: { auditor: AuditorService; logger: LoggerService },
  eventId: string,
  actionTypes: Record<string, string>,
): ActionsRegistryService {
  const register = (options: ActionsRegistryActionOptions<any, any>) => {
    const actionType = actionTypes[options.name];
    if (actionType === undefined) {
      registry.register(options);
      return;
    }
    registry.register({
      ...options,
      action: async context => {
        try {
          return await options.action(context);
        } catch (error) {
          if (!isRecorded(error)) {
            const { input, credentials } = context;
            const id = resourceId().safeParse(input?.id).data;
            const caller = nameOf(credentials);
            const meta = { actionType, ...(id && { id }), caller };
            await recordRefusal(services, { eventId, meta }, onlyName(error));
          }
          throw error;
        }
      },
    });
  };
  return { register } as ActionsRegistryService;
}

// Without a request the auditor would take the plugin itself for the caller.
function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
