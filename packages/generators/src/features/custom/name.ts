import { camelCase, pascalCase } from '../../blueprint/names.ts';
import { objectMembers, takenReason } from '../../blueprint/reservedNames.ts';
import { services } from '../../services/index.ts';

const MAX_LENGTH = 40;

// Files and folders of src that every plugin has.
const ownPaths = ['index', 'plugin', 'service', 'setupTests'];

const imported = new Set(
  [...services.values()].flatMap(({ ref, mock }) => [
    ref.import.name,
    mock.import?.name,
  ]),
);

/**
 * Says what is wrong with the name of a service of the plugin's own.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export function customNameProblem(name: string): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `${JSON.stringify(name)} cannot be a service: it has to start with a lower-case letter and go on with letters and digits, such as roster or onCallRoster`;
  }
  if (name.length > MAX_LENGTH) {
    return `"${name}" has ${name.length} characters; at most ${MAX_LENGTH} are allowed`;
  }
  const camel = camelCase(name);
  const reason = customReservedReason(camel);
  return reason
    ? `"${name}" cannot be a service, because it is ${reason}; try team${pascalCase(camel)}`
    : undefined;
}

/**
 * Says why a service of the plugin's own cannot have a name.
 *
 * @param name - in camelCase
 * @returns the reason, or undefined when the name is free
 */
export function customReservedReason(name: string): string | undefined {
  const isEqual = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (services.has(name)) {
    return 'the name of a service of Backstage';
  }
  if (ownPaths.some(isEqual)) {
    return 'the name of a file or folder that every plugin has';
  }
  if (imported.has(name)) {
    return 'what the generated code imports';
  }
  if (objectMembers.includes(name)) {
    return 'what JavaScript gives to every object';
  }
  return takenReason(name);
}
