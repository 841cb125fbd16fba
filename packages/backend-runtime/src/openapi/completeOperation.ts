import { errorResponses } from './operations';

/**
 * What a path answers to one method.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#operation-object
 */
export interface OpenApiOperation {
  /** In camelCase; the summary says the same in words, unless there is one. */
  operationId: string;
  /** Who may call, unless it takes a Backstage token; empty for everybody. */
  security?: Record<string, string[]>[];
  /** Its own answers by status; those that every request may get are added. */
  responses: Record<string, object>;
  /** Whatever else an operation has. */
  [key: string]: unknown;
}

/**
 * The security schemes of every plugin, named and written as in Backstage's own: when
 * the catalog merges documents, it keeps the schemes of one of them.
 */
export const securitySchemes = {
  JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
};

/** What an operation asks of its caller, unless it says otherwise. */
export const security = [{ JWT: [] }];

/**
 * Adds to an operation what it has in common with all others: its tag, and the answers
 * of the framework, the parser of bodies and the server.
 */
export function completeOperation(
  method: string,
  operation: OpenApiOperation,
  tag: string,
): OpenApiOperation {
  const isOpen = operation.security?.length === 0;
  return {
    summary: toWords(operation.operationId),
    tags: [tag],
    security,
    ...operation,
    responses: {
      ...(method === 'get' && {
        304: { description: 'If-None-Match has the ETag of what there is' },
      }),
      ...errorResponses(400, 413, 415, 429, 500, 503),
      ...(isOpen ? {} : errorResponses(401, 403)),
      // Node answers these before there is a request.
      408: { description: 'The request took too long to arrive' },
      431: { description: 'The headers are too big' },
      ...operation.responses,
    },
  };
}

function toWords(camelCase: string): string {
  const words = camelCase.replace(
    /[A-Z]/g,
    letter => ` ${letter.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
