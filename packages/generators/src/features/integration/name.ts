import { featureNameProblem, featureReservedReason } from '../featureName.ts';

// What the code of a client, and its tests, call their own; with Client it is a class.
const ownNames =
  'annotated annotation annotations answers asked baseUrl call catalog client config create delay entities entity entityParameters entityRef find http inspect instance instances item itemSchema name passthrough passTime server setupServer thrown told toPlugin url version versions versionSchema versionsSchema z';

const reserved = new Set(ownNames.split(' '));

/**
 * Says why an integration cannot have a name.
 *
 * @param name - in camelCase
 * @returns the reason, or undefined when the name is free
 */
export const integrationReservedReason = (name: string): string | undefined =>
  reserved.has(name)
    ? 'what the generated code calls its own'
    : featureReservedReason(name);

/**
 * Says what is wrong with the name of an integration.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const integrationNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'an integration',
    examples: 'registry or buildServer',
    prefix: 'outer',
    reservedReason: integrationReservedReason,
  });
