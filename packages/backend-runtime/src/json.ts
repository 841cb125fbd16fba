import { z } from 'zod';

const MAX_DEPTH = 32;

/**
 * A JSON object or array that both databases keep as it is, in a text column: key
 * order included, which `jsonb` changes. A scalar has a type of its own, and null is
 * for what is not set.
 *
 * @param options - `max` length of its JSON text in UTF-16 code units, 20,000 unless
 *   given: Backstage's limit for a body is 100 kB, and such a unit has up to 3 bytes
 * @see https://www.postgresql.org/docs/current/datatype-json.html
 */
export function json(options: { max?: number } = {}) {
  const { max = 20_000 } = options;
  const schema = z.unknown().superRefine((value, context) => {
    const problem = jsonProblem(value, max);
    if (problem) {
      context.addIssue(problem);
    }
  });
  // Generated clients take a schema that names no members for one that has none.
  return schema.meta({
    anyOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
    ],
  }) as unknown as z.ZodType<object, object>;
}

// A level at a time: a recursive walk would run out of stack on 50,000 brackets.
function jsonProblem(value: unknown, max: number): string | undefined {
  if (!isStructure(value)) {
    return 'Invalid input: expected a JSON object or array';
  }
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_DEPTH && level.some(isStructure)) {
      return `Too deep: expected at most ${MAX_DEPTH} levels`;
    }
    const problem = level.map(scalarProblem).find(Boolean);
    if (problem) {
      return problem;
    }
    level = level.flatMap(members);
  }
  return JSON.stringify(value).length <= max
    ? undefined
    : `Too big: expected JSON text to have <=${max} UTF-16 code units`;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// Keys too, which are texts like any other.
function members(value: unknown): unknown[] {
  if (!isStructure(value)) {
    return [];
  }
  return Array.isArray(value) ? value : Object.entries(value).flat();
}

function scalarProblem(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) {
      return 'NUL bytes are not allowed';
    }
    return /\p{Surrogate}/u.test(value)
      ? 'Lone surrogates are not allowed'
      : undefined;
  }
  // JSON.parse reads 1e400 as infinity, which has no JSON.
  return typeof value === 'number' && !Number.isFinite(value)
    ? 'Numbers have to be finite'
    : undefined;
}
