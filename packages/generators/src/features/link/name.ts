import { pascalCase, snakeCase } from '../../blueprint/names.ts';
import { reservedReason } from '../../blueprint/reservedNames.ts';
import { featureNameProblem, featureReservedReason } from '../featureName.ts';

/**
 * Says what is wrong with the name of a link.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const linkNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'a link',
    examples: 'playlistEntities or members',
    prefix: 'linked',
    // Its table is called after it, too.
    reservedReason: one => featureReservedReason(one) ?? reservedReason(one),
  });

/** `playlist` and `entities` → `playlistEntities` */
export const linkName = (
  first: { name: string },
  second: { plural: string },
): string => `${first.name}${pascalCase(second.plural)}`;

/** The table of a link. */
export const linkTable = ({ name }: { name: string }): string =>
  snakeCase(name);
