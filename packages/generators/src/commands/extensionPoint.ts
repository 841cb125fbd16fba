import { camelCase } from '../blueprint/names.ts';
import { extensionPointAnswers } from '../features/extensionPoint/answers.ts';
import { extensionPointPaths } from '../features/extensionPoint/contribute.ts';
import type { ExtensionPointEntry } from '../features/extensionPoint/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Makes an extension point, by which modules bring something to a plugin.
 *
 * @see https://backstage.io/docs/backend-system/architecture/extension-points
 */
export const extensionPointGenerator = defineGenerator({
  name: 'extension-point',
  description: 'Let modules bring something, and seed what is done with it',
  answers: extensionPointAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'extension-point --plugin costs --name provider',
    'extension-point --plugin costs --name provider --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'provider'),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry: ExtensionPointEntry = {
      feature: 'extension-point',
      name: camelCase(answers.name),
    };
    const next = addFeature(checked, entry, () => 'which is all there is');
    const plan = await planEvolution(repository, folder, checked, next);
    const node = plan.siblings?.find(({ kind }) => kind === 'node');
    const { type, service } = extensionPointPaths(entry);
    return {
      ...plan,
      extensionPoint: {
        files: [
          // Not where people have deleted the package.
          ...(node ? [`${node.folder}/${type}`] : []),
          `${folder}/${service}`,
        ],
      },
    };
  },
});
