import { ActionsRegistryActionOptions } from '@backstage/backend-plugin-api/alpha';
import { z } from 'zod';

/**
 * The Zod that the actions registry hands to schemas: version 3, whatever the plugin has.
 *
 * @see {@link describeInput}
 */
export type Zod3 = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

/**
 * An object schema of that.
 *
 * @see {@link Zod3}
 */
export type ZodObject3 = ReturnType<Zod3['object']>;

type ZodType3 = Parameters<Zod3['array']>[0];
type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Writes in Zod 3 what a JSON schema says. What is not among these types is anything.
 *
 * @param zod3 - as the registry hands it over
 */
export function toZod3(zod3: Zod3, schema: JsonSchema): ZodType3 {
  const { description } = schema;
  const plain = withoutDescription(zod3, schema);
  return description ? plain.describe(description) : plain;
}

/** The same for an object. */
export function toObject3(
  zod3: Zod3,
  { properties = {}, required = [], additionalProperties }: JsonSchema,
): ZodObject3 {
  const entries = Object.entries(properties).map(([name, property]) => {
    const schema = toZod3(zod3, property as JsonSchema);
    return [name, required.includes(name) ? schema : schema.optional()];
  });
  const object: ZodObject3 = zod3.object(Object.fromEntries(entries));
  // Whether others are let through is a type of its own.
  return (additionalProperties === false
    ? object.strict()
    : object.passthrough()) as unknown as ZodObject3;
}

function withoutDescription(zod3: Zod3, schema: JsonSchema): ZodType3 {
  const { type, anyOf, oneOf = anyOf ?? eachType(schema) } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) {
    return oneOfThese(
      zod3,
      values.map(value => zod3.literal(value as string)),
    );
  }
  if (oneOf) {
    const others = oneOf.filter(one => (one as JsonSchema).type !== 'null');
    const choice = oneOfThese(
      zod3,
      others.map(one => toZod3(zod3, one as JsonSchema)),
    );
    return others.length < oneOf.length ? choice.nullable() : choice;
  }
  switch (type) {
    case 'object':
      return toObject3(zod3, schema);
    case 'array':
      return toArray3(zod3, schema);
    case 'string':
      return toString3(zod3, schema);
    case 'integer':
      return toNumber3(zod3.number().int(), schema);
    case 'number':
      return toNumber3(zod3.number(), schema);
    case 'boolean':
      return zod3.boolean();
    default:
      return zod3.any();
  }
}

// `type: ['string', 'number']`
function eachType(schema: JsonSchema): JsonSchema[] | undefined {
  return Array.isArray(schema.type)
    ? schema.type.map(type => ({ ...schema, type }))
    : undefined;
}

function oneOfThese(zod3: Zod3, schemas: ZodType3[]): ZodType3 {
  const [first, second, ...others] = schemas;
  return second
    ? zod3.union([first, second, ...others])
    : (first ?? zod3.any());
}

function toArray3(zod3: Zod3, { items, minItems, maxItems }: JsonSchema) {
  let array = zod3.array(toZod3(zod3, (items ?? {}) as JsonSchema));
  array = minItems === undefined ? array : array.min(minItems);
  return maxItems === undefined ? array : array.max(maxItems);
}

function toString3(
  zod3: Zod3,
  { minLength, maxLength, format, pattern }: JsonSchema,
) {
  let text = zod3.string();
  text = minLength ? text.min(minLength) : text;
  text = maxLength === undefined ? text : text.max(maxLength);
  switch (format) {
    // Their patterns would tell less.
    case 'date-time':
      return text.datetime({ offset: true });
    case 'email':
      return text.email();
    case 'uri':
      return text.url();
    case 'uuid':
      return text.uuid();
    default:
      return pattern === undefined ? text : text.regex(new RegExp(pattern));
  }
}

function toNumber3(
  number: ReturnType<Zod3['number']>,
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema,
) {
  let bounded = number;
  bounded = minimum === undefined ? bounded : bounded.gte(minimum);
  bounded = maximum === undefined ? bounded : bounded.lte(maximum);
  // True and false are those of an older JSON schema.
  bounded =
    typeof exclusiveMinimum === 'number'
      ? bounded.gt(exclusiveMinimum)
      : bounded;
  return typeof exclusiveMaximum === 'number'
    ? bounded.lt(exclusiveMaximum)
    : bounded;
}
