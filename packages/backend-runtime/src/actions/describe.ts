import { z } from 'zod';
import { describeDefault } from '../openapi/describeDefault';
import { queryParameters } from '../openapi/operations';
import { toObject3, type Zod3, type ZodObject3 } from './zod3';

// The registry takes schemas of Zod 3 alone, of which it makes the JSON schema that
// callers see. Rules that stood there a second time would soon be others than those of
// the routes. So what it gets is made of their schemas, describes them, and refuses
// nothing; the schema itself does that, once it is called, in the words of the routes.
const describing =
  (schema: () => z.core.JSONSchema.BaseSchema) =>
  (zod3: Zod3): ZodObject3 =>
    toObject3(zod3, schema()).catch(
      (refused: { input: any }) => refused.input,
    ) as unknown as ZodObject3;

/**
 * Describes the input of an action to its callers, from the schema that checks it.
 *
 * @param schema - with which the action parses its input, by `parseInput`
 * @returns what the actions registry asks for
 * @see https://backstage.io/docs/backend-system/core-services/actions-registry
 */
export function describeInput(schema: z.ZodObject) {
  return describing(() => toJson(schema, 'input'));
}

/**
 * Describes the input of an action to its callers, where it is the query of a list. The
 * schema of that takes texts; an action takes numbers and booleans in place of these.
 *
 * @param schema - with which the action parses its input, by `parseActionQuery`
 * @returns what the actions registry asks for
 * @see {@link parseActionQuery}
 */
export function describeQuery(schema: z.ZodObject) {
  return describing(() => {
    const parameters = queryParameters(schema);
    const properties = parameters.map(one => {
      const property = { ...one.schema, description: one.description };
      describeDefault(property);
      return [one.name, property];
    });
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: parameters.flatMap(one => (one.required ? one.name : [])),
      additionalProperties: false,
    };
  });
}

/**
 * Describes the output of an action to its callers.
 *
 * @param schema - what the action returns
 * @returns what the actions registry asks for
 * @see {@link describeInput}
 */
export function describeOutput(schema: z.ZodObject) {
  return describing(() => toJson(schema, 'output'));
}

function toJson(schema: z.ZodObject, io: 'input' | 'output') {
  return z.toJSONSchema(schema, {
    io,
    // What people have added may have no JSON; the schema checks it all the same.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => describeDefault(jsonSchema),
  });
}
