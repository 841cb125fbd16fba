import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { entityRef, resourceId } from './references';

// Making a schema takes longer than parsing with it.
const idSchema = resourceId();
const refSchema = entityRef();

/**
 * Checks a value that came from outside, and answers 400 for what is wrong.
 *
 * @param schema - what is allowed
 * @param value - the value as it came: a body, a query, a path parameter
 * @param part - which part of the request it is, for the message: `body`, `query`
 * @returns the parsed value
 * @throws InputError with the path of every field that is wrong
 * @see https://zod.dev/basics
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
    throw new InputError(`Invalid ${part}: ${problems.join('; ')}`);
  }
  return result.data;
}

/**
 * Reads the id of a row from the path of a request, `/…/:id`.
 *
 * @param req - the request
 * @param name - the name of the parameter, where it is another
 * @returns the UUID in lower case
 * @throws InputError when it is not a UUID
 * @see https://expressjs.com/en/4x/api.html#req.params
 */
export function parseId<Name extends string = 'id'>(
  req: { params: Record<Name, string> },
  name = 'id' as Name,
): string {
  return parseInput(idSchema, req.params[name], name);
}

/**
 * Reads the reference of an entity from the path of a request,
 * `/…/:kind/:namespace/:name`.
 *
 * @param req - the request
 * @returns the full reference in lower case
 * @throws InputError when the catalog would take no such entity
 * @see https://backstage.io/docs/features/software-catalog/references
 */
export function parseEntityPath(req: {
  params: { kind: string; namespace: string; name: string };
}): string {
  const { kind, namespace, name } = req.params;
  return parseInput(refSchema, `${kind}:${namespace}/${name}`, 'entity');
}
