import type { Blueprint } from '../blueprint/blueprint.ts';
import { currentFields } from '../blueprint/history.ts';
import { permissionAnswers } from '../features/permission/answers.ts';
import type { PermissionEntry } from '../features/permission/entry.ts';
import { parseFields } from '../fields/grammar.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

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
    'permission --plugin deployments --resource release --rules state,createdFor --dry-run',
  ],
  suggest: (repository, { plugin }) =>
    suggestFor(findPlugin(repository, plugin).checked),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const { name: of } = findResource(checked, answers.resource);
    const { ownedBy } = answers;
    const rules = answers.rules?.split(/[\s,]+/).filter(Boolean);
    const entry: PermissionEntry = {
      feature: 'permission',
      of,
      ...(ownedBy && { ownedBy }),
      ...(rules && { rules }),
    };
    const next = addFeature(checked, entry, describe);
    return planEvolution(repository, folder, checked, next);
  },
});

function suggestFor({ resources, features = [] }: Blueprint) {
  const free = resources.find(
    ({ name }) =>
      !features.some(one => one.feature === 'permission' && one.of === name),
  );
  if (!free) {
    return {};
  }
  const owned = parseFields(currentFields(free)).find(
    ({ type }) => type === 'entityRef',
  );
  return { resource: free.name, ...(owned && { ownedBy: owned.name }) };
}

function describe({ ownedBy, rules }: PermissionEntry): string {
  return `${ownedBy ? `owned by ${ownedBy}` : 'without owners'}, with rules about ${rules?.join(', ') ?? 'each field with an index'}`;
}
