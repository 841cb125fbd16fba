import lodash from 'lodash';
import { blueprintTimes } from '../blueprint/blueprint.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { featureId } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { webhookAnswers } from '../features/webhook/answers.ts';
import { webhookPaths } from '../features/webhook/contribute.ts';
import type { WebhookEntry } from '../features/webhook/entry.ts';
import { describeScheme, parseScheme } from '../features/webhook/scheme.ts';
import { addFeature, listServices } from './addFeature.ts';
import { askedEntry } from './askedEntry.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Receives signed deliveries, and seeds what handles them.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhookGenerator = defineGenerator({
  name: 'webhook',
  description: 'Receive signed deliveries, and seed what handles them',
  answers: webhookAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'webhook --plugin costs --name ci --preset github --services knex',
    'webhook --plugin costs --name ci --header x-signature --algorithm sha256 --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'ci'),
    preset: 'github',
  }),
  async plan(repository, answers) {
    const { plugin, name, services, ...scheme } = answers;
    const { folder, checked } = findPlugin(repository, plugin);
    const id = { feature: 'webhook', name: camelCase(name) } as const;
    const present = checked.features?.find(
      one => featureId(one) === featureId(id),
    );
    const entry: WebhookEntry = {
      ...id,
      addedAt:
        present && 'addedAt' in present
          ? present.addedAt
          : nextAddedAt(blueprintTimes(checked)),
      scheme: parseScheme(scheme),
      ...askedEntry(repository, services),
    };
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    const { handler, route } = webhookPaths(entry);
    return {
      ...plan,
      webhook: {
        file: `${folder}/${handler}`,
        path: route,
        key: `${lodash.camelCase(plugin)}.${entry.name}`,
      },
    };
  },
});

function describe({ scheme, ...asked }: WebhookEntry): string {
  return `with ${describeScheme(scheme)} and ${listServices(asked)}`;
}
