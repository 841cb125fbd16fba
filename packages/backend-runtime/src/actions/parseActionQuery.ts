import { z } from 'zod';
import { parseInput } from '../parseInput';

/**
 * Checks the input of an action that lists, by the schema of the route's query.
 *
 * @param schema - what is allowed
 * @param input - as the action got it, with numbers and booleans where a query has texts
 * @returns the parsed query
 * @throws InputError with the name of every parameter that is wrong
 * @see {@link describeQuery}, which describes the same to callers
 */
export function parseActionQuery<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const query = isRecord(input) ? asTexts(input) : input;
  return parseInput(schema, query, 'input');
}

function isRecord(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function asTexts(input: object): object {
  const query = Object.entries(input).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(asText) : asText(value),
  ]);
  return Object.fromEntries(query);
}

// A query has numbers in plain digits, so not as 1e-7.
function asText(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return value.toLocaleString('en', {
        useGrouping: false,
        maximumSignificantDigits: 17,
      });
    case 'boolean':
      return String(value);
    default:
      return value;
  }
}
