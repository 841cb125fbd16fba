/** A JSON Schema, of the parts of it that documents have. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
}

interface Content {
  [mediaType: string]: { schema?: Schema };
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Described {
  operationId: string;
  parameters?: Parameter[];
  security?: object[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content; headers?: object }>;
}

/** What is read of `/openapi.json`. */
export interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** One way to call a plugin. */
export interface Operation {
  /** Its operationId; of what the document does not have, what it is. */
  id: string;
  method: string;
  /** With `{…}` for parameters. */
  path: string;
  parameters: Parameter[];
  /** The schemas of its body, by content type. */
  bodies: Record<string, Schema>;
  isOpen: boolean;
  /** Without a document, any refusal in the shape of errors will do. */
  responses?: Described['responses'];
}

/** The operations that a document has. */
export function operationsOf({ paths, components }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      parameters: described.parameters ?? [],
      bodies: Object.fromEntries(
        Object.entries(described.requestBody?.content ?? {}).map(
          ([type, { schema = {} }]) => [
            type,
            resolved(schema, components.schemas),
          ],
        ),
      ),
      isOpen: described.security?.length === 0,
      responses: described.responses,
    })),
  );
}

/** A schema, or the one that it refers to. */
export function resolved(
  schema: Schema,
  schemas: Record<string, Schema>,
): Schema {
  const { $ref } = schema;
  return $ref ? schemas[$ref.split('/').at(-1)!] : schema;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What a document does not have: other methods of its paths, and paths below them. */
export function strayOperations(known: Operation[]): Operation[] {
  return known.flatMap(({ path, parameters, isOpen }) =>
    [
      ...METHODS.filter(
        method =>
          !known.some(one => one.path === path && one.method === method),
      ).map(method => ({ method, path })),
      { method: 'GET', path: `${path}/no/such/path` },
    ].map(({ method, path: strayPath }) => ({
      id: `not documented: ${method} ${strayPath}`,
      method,
      path: strayPath,
      parameters: parameters.filter(one => one.in === 'path'),
      bodies: {},
      isOpen,
    })),
  );
}

/** The path of what an operation is about, to which ids belong. */
export const collectionOf = (path: string) => path.split('/{')[0];
