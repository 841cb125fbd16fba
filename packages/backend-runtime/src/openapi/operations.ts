import { z } from 'zod';
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
};

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

/**
 * A request body.
 *
 * @param name - the name of its schema in `components`
 * @see https://spec.openapis.org/oas/v3.1.0#request-body-object
 */
export function jsonRequest(name: string) {
  return { required: true, content: json(name) };
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
    content: json(name),
    ...(headers.length > 0 && {
      headers: Object.fromEntries(
        headers.map(header => [header, { schema: { type: 'string' } }]),
      ),
    }),
  };
}

/**
 * The error answers of an operation, in Backstage's shape. 401 and 403 are always
 * among them, since nothing is open that has an operation.
 *
 * @param statuses - further HTTP statuses that it answers with
 * @see https://backstage.io/docs/backend-system/core-services/root-http-router
 */
export function errorResponses(...statuses: (keyof typeof ERRORS)[]) {
  return Object.fromEntries(
    ([401, 403, ...statuses] as const).map(status => [
      status,
      jsonResponse(ERRORS[status], 'Error'),
    ]),
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
    return {
      name,
      in: 'query',
      required: !absent.success,
      schema: { ...toSchema(schema), default: absent.data },
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
  schema: toSchema(resourceId()),
};

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
