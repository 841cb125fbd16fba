import { camelCase, snakeCase } from '../../blueprint/names.ts';
import { reservedReason } from '../../blueprint/reservedNames.ts';
import { featureNameProblem } from '../featureName.ts';

// PostgreSQL cuts the names of indexes after 63 characters, and ours add 36.
const MAX_TABLE_PREFIX = 27;

const KIND = {
  kind: 'a webhook',
  examples: 'ci or githubPushes',
  prefix: 'incoming',
};

/**
 * Says what is wrong with the name of a webhook.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export function webhookNameProblem(name: string): string | undefined {
  const problem = featureNameProblem(name, KIND);
  if (problem) {
    return problem;
  }
  const table = snakeCase(camelCase(name));
  if (table.length > MAX_TABLE_PREFIX) {
    return `"${name}" is too long for a webhook: its table begins with ${table}, of which PostgreSQL leaves room for ${MAX_TABLE_PREFIX} characters; try a shorter name, such as ${KIND.examples}`;
  }
  // The table is called after it.
  const reason = reservedReason(`${camelCase(name)}Deliveries`);
  return reason
    ? `"${name}" cannot be a webhook, because its table would be ${reason}; choose another, such as ${KIND.examples}`
    : undefined;
}
