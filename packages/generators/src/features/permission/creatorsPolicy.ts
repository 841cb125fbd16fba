import type { Blueprint } from '../../blueprint/blueprint.ts';
import { guardedWebhooks, permissionOf } from '../../blueprint/subjects.ts';
import { loadTemplates } from '../../render/templates.ts';
import type { Contribution } from '../contribution.ts';

const render = loadTemplates('features/permission/templates');

const FILE = '__testUtils__/creatorsPolicy';

/**
 * The policy that decides in the test of a whole plugin. A backend has one, so it is about
 * all that callers need permissions for, whichever entry brings it.
 */
export function creatorsPolicy(
  blueprint: Blueprint,
): Pick<Contribution, 'ownerPolicies' | 'files'> {
  const { pluginId, resources } = blueprint;
  const model = {
    pluginId,
    hasRows: resources.some(({ name }) => permissionOf(blueprint, name)),
    webhooks: guardedWebhooks(blueprint),
  };
  return {
    ownerPolicies: [
      {
        expression: 'creatorsPolicy.factory',
        import: { name: 'creatorsPolicy', from: `./${FILE}` },
      },
    ],
    files: { [`src/${FILE}.ts`]: render('creatorsPolicy.ts', model) },
  };
}
