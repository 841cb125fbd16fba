import { isCorePlugin } from '@stagecraft/generators/pluginId';
import type { NewRequest } from './request.ts';
import type { Surroundings } from './refuse.ts';

/**
 * Without a terminal, the answers to questions that upstream would still ask
 * although they can be left out: nobody owns the package, and a module extends
 * the plugin of that id in a backend, or of Backstage.
 */
export function answer(
  { template, options }: NewRequest,
  { canAsk, templates, pluginsInUse }: Surroundings,
): Record<string, string> {
  if (canAsk) return {};
  const answers: Record<string, string> =
    options.owner === undefined ? { owner: '' } : {};
  const { role, values } =
    templates.find(({ name }) => name === template) ?? {};
  const pluginId = options.pluginId ?? values?.pluginId;
  const pluginPackage =
    options.pluginPackage === undefined && pluginId !== undefined
      ? findPluginPackage(role, pluginId, pluginsInUse)
      : undefined;
  return { ...answers, ...(pluginPackage && { pluginPackage }) };
}

function findPluginPackage(
  role: string | undefined,
  pluginId: string,
  pluginsInUse: Map<string, string>,
): string | undefined {
  const name = `@backstage/plugin-${pluginId}`;
  switch (role) {
    case 'backend-plugin-module':
      return (
        pluginsInUse.get(pluginId) ??
        (isCorePlugin(pluginId) ? `${name}-backend` : undefined)
      );
    case 'frontend-plugin-module':
      return isCorePlugin(pluginId) ? name : undefined;
    default:
      return undefined;
  }
}
