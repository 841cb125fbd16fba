import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { callPlugin, PluginRequest } from '@stagecraft/backend-runtime';
import { CallOptions } from './options';

const pluginId = 'incidents';

/** Calls the plugin wherever it runs, with a token that says who is behind the call. */
export async function call<Answer>(
  deps: { auth: AuthService; discovery: DiscoveryService },
  request: PluginRequest,
  { credentials, signal, timeout }: CallOptions,
): Promise<Answer> {
  const { token } = await deps.auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: pluginId,
  });
  const baseUrl = await deps.discovery.getBaseUrl(pluginId);
  return callPlugin({ pluginId, baseUrl, token, signal, timeout }, request);
}
