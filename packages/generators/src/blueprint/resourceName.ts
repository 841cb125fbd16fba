import { GeneratorError } from '../errors.ts';
import { MAX_DATABASE_NAME } from './databaseName.ts';
import {
  camelCase,
  pascalCase,
  plural as pluralOf,
  singular as singularOf,
  snakeCase,
} from './names.ts';
import { reservedReason } from './reservedNames.ts';

/**
 * Says what is wrong with the name of a resource.
 *
 * @param name - singular or plural, in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export function resourceNameProblem(name: string): string | undefined {
  if (name === '') {
    return 'the name of the resource is empty; try incident or changeRequest';
  }
  if (!/^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `${JSON.stringify(name)} cannot be a resource: it has to start with a lower-case letter and go on with letters and digits, such as incident or changeRequest`;
  }
  const camel = camelCase(name);
  const reason = reservedReason(camel);
  if (reason) {
    return `"${name}" cannot be a resource, because it is ${reason}; try ${suggestion(camel)}`;
  }
  const table = snakeCase(camel);
  if (table.length > MAX_DATABASE_NAME) {
    return `"${name}" is too long for the name of a table in PostgreSQL: ${table} has ${table.length} characters, and ${MAX_DATABASE_NAME} are allowed`;
  }
  return undefined;
}

function suggestion(name: string): string {
  return fitting(`team${pascalCase(name)}`, 'es');
}

// A name with room for an ending.
function fitting(name: string, ending: string): string {
  return snakeCase(name + ending).length > MAX_DATABASE_NAME
    ? fitting(name.slice(0, -1), ending)
    : name;
}

/**
 * Gives the two names of a resource in camelCase.
 *
 * @param name - in the singular, in camelCase or kebab-case
 * @param plural - made from the name when it is left out; of a word without one, such
 *   as `news`, it is `newsItems`
 * @throws GeneratorError when a name cannot be used, or both are the same
 */
export function resourceNames(
  name: string,
  plural?: string,
): { name: string; plural: string } {
  const one = camelCase(name);
  const many = camelCase(plural ?? pluralOf(one));
  const problem =
    resourceNameProblem(name) ?? resourceNameProblem(plural ?? many);
  if (problem) {
    throw new GeneratorError(problem);
  }
  if (one !== many) {
    return { name: one, plural: many };
  }
  const items = `${fitting(one, 'Items')}Items`;
  const singular = singularOf(one);
  if (plural !== undefined || singular !== one) {
    throw new GeneratorError(
      `"${one}" is its own plural, and the code needs two names; ${singular === one ? '' : `call the resource ${singular}, or `}say --plural ${items}`,
    );
  }
  return { name: one, plural: items };
}
