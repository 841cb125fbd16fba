import { amongThese } from '../../nearest.ts';

/** What can be done with a resource, in the order in which actions offer it. */
export const operations = [
  'list',
  'get',
  'create',
  'update',
  'delete',
] as const;

export type Operation = (typeof operations)[number];

// Deleting is offered to those who ask for it.
const USUAL = 'list,get,create,update';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** Says what is wrong with a list of operations, if anything is. */
export function operationsProblem(text: string): string | undefined {
  const all = words(text);
  const unknown = all.find(one => !operations.some(other => other === one));
  if (unknown !== undefined) {
    return `there is no operation "${unknown}"; ${amongThese(unknown, [...operations])}`;
  }
  return all.length === 0
    ? `name an operation or several, as in ${USUAL}`
    : undefined;
}

/** `update, get` → `['get', 'update']`; those that change nothing for good, unless told. */
export function parseOperations(text = USUAL): Operation[] {
  const all = words(text);
  return operations.filter(one => all.includes(one));
}
