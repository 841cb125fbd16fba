import { pascalCase } from './names.ts';
import { takenReason } from './reservedNames.ts';

/** What a resource is called in the code of its plugin, in both cases and numbers. */
export interface CodeNames {
  name: string;
  Name: string;
  names: string;
  Names: string;
}

/**
 * Gives what a resource is called in the code of its plugin: as in the blueprint, or
 * with `Item` where TypeScript or the code of every plugin has one of the two names for
 * something else. Its table, its path and what people read are called after the
 * blueprint all the same.
 *
 * @param resource - its names in the blueprint, in camelCase
 */
export function codeNames({
  name,
  plural,
}: {
  name: string;
  plural: string;
}): CodeNames {
  const isFree = [name, plural].every(one => takenReason(one) === undefined);
  const [one, many] = isFree ? [name, plural] : [`${name}Item`, `${name}Items`];
  return {
    name: one,
    Name: pascalCase(one),
    names: many,
    Names: pascalCase(many),
  };
}
