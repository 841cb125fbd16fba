import { camelCase, pascalCase } from '../blueprint/names.ts';
import { objectMembers, takenReason } from '../blueprint/reservedNames.ts';
import { services } from '../services/index.ts';

const MAX_LENGTH = 40;

// Files and folders of src that every plugin has.
const ownPaths = ['index', 'plugin', 'service', 'setupTests'];

const all = [...services.values()];
const imported = new Set(
  all.flatMap(({ ref, mock }) =>
    [ref.import, ...mock.imports].map(({ name }) => name),
  ),
);
const types = new Set(all.map(({ type }) => type.expression));

// What tests call the databases that they run on.
const testNames = ['createTestDatabases', 'databases', 'databaseId'];

/**
 * Names that services of a plugin's own could have before something else got them. Such a
 * plugin is read, and keeps them.
 */
export const namesOnceFree = [
  ...testNames,
  'actionsRegistry',
  'notification',
  'notifications',
  'signals',
];

/** What has a name of its own in a plugin, for the messages about that name. */
export interface NamedKind {
  /** With its article, such as `a service`. */
  kind: string;
  /** Two names that work. */
  examples: string;
  /** What makes a name that is taken a free one, such as `team`. */
  prefix: string;
  /** Says why a name is taken, where the kind has more reasons than all have. */
  reservedReason?(name: string): string | undefined;
}

/**
 * Says what is wrong with the name of a feature, after which its folder is called.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export function featureNameProblem(
  name: string,
  { kind, examples, prefix, reservedReason = featureReservedReason }: NamedKind,
): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `${JSON.stringify(name)} cannot be ${kind}: it has to start with a lower-case letter and go on with letters and digits, such as ${examples}`;
  }
  if (name.length > MAX_LENGTH) {
    return `"${name}" has ${name.length} characters; at most ${MAX_LENGTH} are allowed`;
  }
  const camel = camelCase(name);
  const reason = reservedReason(camel);
  return reason
    ? `"${name}" cannot be ${kind}, because it is ${reason}; try ${prefix}${pascalCase(camel)}`
    : undefined;
}

/**
 * Says why a feature cannot have a name.
 *
 * @param name - in camelCase
 * @returns the reason, or undefined when the name is free
 */
export function featureReservedReason(name: string): string | undefined {
  const isEqual = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (services.has(name)) {
    return 'the name of a service of Backstage';
  }
  if (ownPaths.some(isEqual)) {
    return 'the name of a file or folder that every plugin has';
  }
  if (imported.has(name) || types.has(`${pascalCase(name)}Service`)) {
    return 'what the generated code imports';
  }
  if (testNames.includes(name)) {
    return 'what the generated code calls its own';
  }
  if (objectMembers.includes(name)) {
    return 'what JavaScript gives to every object';
  }
  return takenReason(name);
}
