import {
  ActionsRegistryActionOptions,
  ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { answerOf } from '../errorFilter';

/**
 * Does for actions what `errorFilter` does for routes: the registry serves them beside
 * the router of the plugin, where that filter does not reach.
 *
 * @param registry - the service of the backend
 * @returns the same, whose actions leave of an error what callers may learn
 * @see {@link errorFilter}
 */
export function filterActionErrors(
  registry: ActionsRegistryService,
): ActionsRegistryService {
  const register = (options: ActionsRegistryActionOptions<any, any>) =>
    registry.register({
      ...options,
      action: async context => {
        try {
          return await options.action(context);
        } catch (error) {
          throw answerOf(error);
        }
      },
    });
  return { register } as ActionsRegistryService;
}
