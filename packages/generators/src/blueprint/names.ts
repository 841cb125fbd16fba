import pluralize from 'pluralize';

const words = (name: string) => name.split(/(?=[A-Z])/);

/** `changeRequest` → `ChangeRequest` */
export const pascalCase = (name: string) =>
  name.charAt(0).toUpperCase() + name.slice(1);

/**
 * `changeRequest` → `change_request`. Unlike lodash's it keeps digits where they
 * are, so that two different names never meet.
 */
export const snakeCase = (name: string) => words(name).join('_').toLowerCase();

/** `changeRequest` → `change-request` */
export const kebabCase = (name: string) => words(name).join('-').toLowerCase();

/** `changeRequest` → `change request`, for sentences */
export const label = (name: string) => words(name).join(' ').toLowerCase();

/** `change-request` or `changeRequest` → `changeRequest` */
export const camelCase = (name: string) =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `changeRequest` → `changeRequests` */
export const plural = (name: string) => withLast(name, pluralize.plural);

/** `changeRequests` → `changeRequest` */
export const singular = (name: string) => withLast(name, pluralize.singular);

function withLast(name: string, change: (word: string) => string): string {
  const all = words(name);
  const last = all.pop()!;
  return [...all, change(last)].join('');
}

/** `release` → `release`, or `release2` when there is one, or `release3`, … */
export function freeName(wanted: string, taken: string[]): string {
  const names = [wanted, ...taken.map((_, index) => `${wanted}${index + 2}`)];
  return names.find(name => !taken.includes(name))!;
}

/** `incident` → `an incident` */
export function withArticle(noun: string): string {
  const vowel =
    /^(?:[aeio]|u(?!ni(?![nm])|r[il]|s[aeiu]|til|uid)|hour|honou?r)/;
  return `${vowel.test(noun) && !/^(?:one|eu)/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `sentence` → `Sentence` */
export const capitalize = pascalCase;
