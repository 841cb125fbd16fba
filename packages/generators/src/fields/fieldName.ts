import {
  objectMembers,
  rowFields,
  systemColumns,
} from '../blueprint/reservedNames.ts';
import { pascalCase, snakeCase } from '../blueprint/names.ts';

// PostgreSQL cuts longer names at 63.
const MAX_COLUMN = 60;

/** Says what is wrong with the name of a field. */
export function nameProblem(name: string): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    return `"${name}" cannot be a field: it has to start with a lower-case letter and go on with letters and digits`;
  }
  const column = snakeCase(name);
  if (column.length > MAX_COLUMN) {
    return `its column ${column} has ${column.length} characters, and ${MAX_COLUMN} are allowed`;
  }
  if (rowFields.includes(name)) {
    return `every resource has a field "${name}" already`;
  }
  if (systemColumns.includes(name)) {
    return `PostgreSQL gives every table a column "${name}"`;
  }
  if (objectMembers.includes(name)) {
    return `JavaScript gives every object a member "${name}"`;
  }
  return undefined;
}

/** The name that comes nearest to one that cannot be a field. */
export function suggestName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const camel = words
    .map((word, index) =>
      index > 0
        ? pascalCase(word)
        : `${word.charAt(0).toLowerCase()}${word.slice(1)}`,
    )
    .join('')
    // Each capital makes its column longer by one.
    .slice(0, MAX_COLUMN / 2);
  if (camel === '') {
    return 'title';
  }
  return nameProblem(camel) ? suggestName(`own-${camel}`) : camel;
}
