import type { NewRequest } from './request.ts';
import type { Surroundings } from './refuse.ts';

/**
 * Without a terminal, the answers to questions that upstream would still ask
 * although they can be left out: nobody owns the package, and a module extends
 * the plugin of that id in a backend.
 */
export function answer(
  { template, options }: NewRequest,
  { canAsk, templates, pluginsInUse }: Surroundings,
): Record<string, string> {
  if (canAsk) return {};
  const answers: Record<string, string> = {};
  if (options.owner === undefined) answers.owner = '';

  const { role, values } =
    templates.find(({ name }) => name === template) ?? {};
  const pluginPackage = pluginsInUse.get(options.pluginId ?? values?.pluginId);
  if (
    role === 'backend-plugin-module' &&
    options.pluginPackage === undefined &&
    pluginPackage
  ) {
    answers.pluginPackage = pluginPackage;
  }
  return answers;
}
