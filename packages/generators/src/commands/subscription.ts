import { camelCase } from '../blueprint/names.ts';
import { subscriptionAnswers } from '../features/subscription/answers.ts';
import { handlerPath } from '../features/subscription/contribute.ts';
import type { SubscriptionEntry } from '../features/subscription/entry.ts';
import { addFeature, listServices } from './addFeature.ts';
import { askedEntry } from './askedEntry.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Seeds a handler of events, and subscribes it.
 *
 * @see https://backstage.io/docs/plugins/integrating-event-driven-updates-with-entity-providers
 */
export const subscriptionGenerator = defineGenerator({
  name: 'subscription',
  description: 'Seed a handler of events, and subscribe it',
  answers: subscriptionAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'subscription --plugin costs --name budgetExceeded --topic costs.budget.exceeded --services notifications',
    'subscription --plugin costs --name budgetExceeded --topic costs.budget.exceeded --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'budgetExceeded'),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry: SubscriptionEntry = {
      feature: 'subscription',
      name: camelCase(answers.name),
      topic: answers.topic,
      ...askedEntry(repository, answers.services),
    };
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    const file = `${folder}/${handlerPath(entry)}`;
    return { ...plan, subscription: { file } };
  },
});

function describe({ topic, ...asked }: SubscriptionEntry): string {
  return `with the topic ${topic} and ${listServices(asked)}`;
}
