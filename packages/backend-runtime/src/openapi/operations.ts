import { z } from 'zod';
import { jsonTypes } from '../parseRequest';
import { resourceId } from '../references';

/** The body of every error that the framework answers with. */
export const errorSchema = z.object({
  error: z.object({ name: z.string(), message: z.string() }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

const ERRORS = {
  400: 'The input is not valid',
  401: 'Credentials are missing or not valid',
  403: 'These credentials are not allowed to do this',
  404: 'There is no such resource',
  409: 'The request conflicts with what is stored',
  412: 'The version is not the one that If-Match asked for',
  413: 'The body is too big',
  415: 'The body is not JSON, or in an encoding that is not read',
  429: 'Too many requests; Retry-After says how many seconds to wait',
  500: 'The server is at fault',
  502: 'The system behind the plugin gave no usable answer',
  503: 'The plugin, or what it needs, is not available at the moment',
  504: 'The system behind the plugin did not answer in time',
};

const media = (name: string) => ({
  schema: { $ref: `#/components/schemas/${name}` },
});

/**
 * A request body, in the content types that `parseBody` takes.
 *
 * @param name - the name of its schema in `components`
 * @see https://spec.openapis.org/oas/v3.1.0#request-body-object
 */
export function jsonRequest(name: string) {
  const content = jsonTypes.map(type => [type, media(name)]);
  return { required: true, content: Object.fromEntries(content) };
}

/**
 * An answer with a body.
 *
 * @param description - what the answer means
 * @param name - the name of its schema in `components`
 * @param headers - the names of headers that it carries
 * @see https://spec.openapis.org/oas/v3.1.0#response-object
 */
export function jsonResponse(
  description: string,
  name: string,
  headers: string[] = [],
) {
  return {
    description,
    content: { 'application/json': media(name) },
    ...(headers.length > 0 && {
      headers: Object.fromEntries(
        headers.map(header => [header, { schema: { type: 'string' } }]),
      ),
    }),
  };
}

/**
 * The error answers of an operation, in Backstage's shape, beside those that
 * `openApiDocument` gives to all.
 *
 * @param statuses - HTTP statuses that it answers with
 * @see https://backstage.io/docs/backend-system/core-services/root-http-router
 */
export function errorResponses(...statuses: (keyof typeof ERRORS)[]) {
  return Object.fromEntries(
    statuses.map(status => [status, jsonResponse(ERRORS[status], 'Error')]),
  );
}

/**
 * The parameters of a query.
 *
 * @param query - an object schema, a key for each parameter
 * @throws Error when JSON Schema has nothing for the type of a parameter
 * @see https://spec.openapis.org/oas/v3.1.0#parameter-object
 */
export function queryParameters(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, schema]) => {
    const absent = z.safeParse(schema, undefined);
    const { description, ...json } = toSchema(schema);
    return {
      name,
      in: 'query',
      required: !absent.success,
      // Entity references and times have colons and slashes.
      allowReserved: true,
      ...(description && { description }),
      schema: { ...json, default: absent.data },
    };
  });
}

/**
 * The id of a row, as `{id}` in a path.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#parameter-object
 */
export const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of the row',
  schema: toSchema(resourceId()),
};

/**
 * The three parts of the reference of an entity, as `{kind}/{namespace}/{name}` in a path.
 *
 * @see {@link parseEntityPath}
 */
export const entityParameters = ['kind', 'namespace', 'name'].map(name => ({
  name,
  in: 'path',
  required: true,
  description: `The ${name} of the entity`,
  schema: { type: 'string' },
}));

/**
 * The request header that `parseIfMatch` reads.
 *
 * @see {@link parseIfMatch}
 */
export const ifMatchHeader = optionalHeader(
  'If-Match',
  'The ETag that must still be current',
);

/**
 * The request header that `parseIdempotencyKey` reads.
 *
 * @see {@link parseIdempotencyKey}
 */
export const idempotencyKeyHeader = optionalHeader(
  'Idempotency-Key',
  'Makes a retry of this request create nothing new',
);

function optionalHeader(name: string, description: string) {
  return {
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  };
}

function toSchema(schema: z.core.$ZodType) {
  return z.toJSONSchema(schema, { target: 'openapi-3.1', io: 'output' });
}
