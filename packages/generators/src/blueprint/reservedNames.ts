// Words that cannot be a variable in a TypeScript module.
const keywords =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield';

// Types and globals that the code of a resource uses; one of the same name would
// hide them there.
const types =
  'Array Buffer Date Error Map Number Object Page Partial Promise Record Request Response Set String Symbol';

// What the code of a plugin calls its own things.
const locals =
  'answer app authPolicy body caller count created credential database dev fields fixture handler httpAuth httpRouter id index input knex limit method migration openApi openPath operation option other page patch path plugin query replica req res response router row schema server service status store taken test uuid z';

const reasons = new Map<string, string>([
  ...keywords.split(' ').map(word => [word, 'a word of TypeScript'] as const),
  ...types
    .split(' ')
    .map(
      word =>
        [word.toLowerCase(), `the name of a type that the code uses`] as const,
    ),
  ...locals
    .split(' ')
    .map(
      word =>
        [word.toLowerCase(), 'what the generated code calls its own'] as const,
    ),
]);

/**
 * Says why a resource cannot have a name.
 *
 * @param name - singular or plural, in camelCase
 * @returns the reason, or undefined when the name is free
 */
export function reservedReason(name: string): string | undefined {
  const lower = name.toLowerCase();
  return reasons.get(lower) ?? reasons.get(lower.replace(/s$/, ''));
}

/** Fields that every row has. */
export const rowFields = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'idempotencyKey',
  'idempotencyHash',
];

/** Parameters that every list has; a filter cannot be called like one. */
export const listParameters = ['limit', 'cursor', 'order'];

/** Names that JavaScript gives to every object. */
export const objectMembers = [
  'constructor',
  'prototype',
  'toString',
  'toJSON',
  'valueOf',
  'hasOwnProperty',
  'then',
];
