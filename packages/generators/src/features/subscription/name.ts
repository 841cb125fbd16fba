import { featureNameProblem } from '../featureName.ts';

/**
 * Says what is wrong with the name of a subscription.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const subscriptionNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'a subscription',
    examples: 'budgetExceeded or ownerChanged',
    prefix: 'new',
  });

const TOPIC = /^[\w-]+(?:\.[\w-]+)*$/;
const MAX_TOPIC_LENGTH = 255;

/**
 * Says what is wrong with a topic.
 *
 * @returns a sentence with what would work, or undefined when it is good
 */
export function topicProblem(topic: string): string | undefined {
  return TOPIC.test(topic) && topic.length <= MAX_TOPIC_LENGTH
    ? undefined
    : `${JSON.stringify(topic)} cannot be a topic: it has words of letters, digits, - and _ with dots in between, at most ${MAX_TOPIC_LENGTH} characters in all, such as costs.budget.exceeded`;
}
