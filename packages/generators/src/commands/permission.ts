import { hasRoutes } from '../blueprint/checkGuards.ts';
import { checkChosenFields } from '../blueprint/usedFields.ts';
import { permissionAnswers } from '../features/permission/answers.ts';
import { permissionPrefix } from '../features/permission/prefix.ts';
import type { PermissionEntry } from '../features/permission/entry.ts';
import { refuseOlderPackage } from '../workspace/olderPackages.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin } from './plugins.ts';
import { findSubject, firstSubject } from './subject.ts';

const ASKED = {
  command: 'permission',
  what: 'what callers need permissions for',
  kinds: ['resource', 'custom', 'integration', 'webhook'],
  fits: hasRoutes,
};

/**
 * Has callers need permissions for a resource, about which a policy decides.
 *
 * @see https://backstage.io/docs/permissions/plugin-authors/01-setup
 */
export const permissionGenerator = defineGenerator({
  name: 'permission',
  description:
    'Have a permission policy decide who may do what with a resource',
  answers: permissionAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'permission --plugin incidents --resource incident --owned-by service',
    'permission --plugin deployments --resource release --rules state,createdFor',
    'permission --plugin quay --integration registry --dry-run',
    'permission --plugin builds --webhook ci',
  ],
  suggest: (repository, { plugin, resource, custom, integration, webhook }) =>
    resource || custom || integration || webhook
      ? {}
      : firstSubject(findPlugin(repository, plugin).checked, ASKED),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const { ownedBy, resource, custom, integration, webhook } = answers;
    const about = { resource, custom, integration, webhook };
    const of = findSubject(checked, ASKED, about);
    refuseOlderPackage(repository, 'permission');
    const rules = answers.rules?.split(/[\s,]+/).filter(Boolean);
    const entry: PermissionEntry = {
      feature: 'permission',
      of,
      ...(ownedBy && { ownedBy }),
      ...(rules && { rules: [...new Set(rules)].sort() }),
    };
    const chosen = checked.resources.find(({ name }) => name === of);
    if (chosen) {
      checkChosenFields(entry, chosen, checked.pluginId);
    }
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    return {
      ...plan,
      permission: { read: `${permissionPrefix(checked, of)}.read` },
    };
  },
});

function describe({ ownedBy, rules }: PermissionEntry): string {
  return `${ownedBy ? `owned by ${ownedBy}` : 'without owners'}, with rules about ${rules?.join(', ') ?? 'each field with an index'}`;
}
