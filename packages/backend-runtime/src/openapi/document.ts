import { z } from 'zod';
import { errorSchema } from './operations';

/**
 * What one resource adds to the document.
 *
 * @see {@link openApiDocument}
 */
export interface ResourceOpenApi {
  /** Schemas by name; operations point at them by that name. */
  schemas: Record<string, z.ZodType>;
  /** Operations by method, by path below the plugin, with `{id}` parameters. */
  paths: Record<string, Record<string, object>>;
}

/**
 * An OpenAPI 3.1 document, as JSON.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#openapi-object
 */
export interface OpenApiDocument {
  /** The version of the specification. */
  openapi: '3.1.0';
  /** What the document is about. */
  info: {
    /** The plugin id. */
    title: string;
    /** The version of the API. */
    version: string;
  };
  /** Operations by method, by full path such as `/api/incidents/incidents`. */
  paths: Record<string, Record<string, object>>;
  /** What the operations refer to. */
  components: {
    /** JSON schemas by name. */
    schemas: Record<string, object>;
  };
}

/**
 * Assembles the document of a plugin. Paths carry the plugin's base path, because
 * the catalog merges the documents of all plugins into one.
 *
 * @param options - `pluginId`; `version` of the API; `resources` with their schemas
 *   and operations
 * @throws Error when a schema name or a path comes twice; the schema name `Error` is
 *   taken by the body of every error answer
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openApiDocument(options: {
  pluginId: string;
  version: string;
  resources: ResourceOpenApi[];
}): OpenApiDocument {
  const { pluginId, version, resources } = options;
  const schemas = mergeDistinct<z.ZodType>([
    { Error: errorSchema },
    ...resources.map(resource => resource.schemas),
  ]);
  const paths = mergeDistinct(resources.map(resource => resource.paths));
  return {
    openapi: '3.1.0',
    info: { title: pluginId, version },
    paths: mapKeys(paths, path => `/api/${pluginId}${path}`),
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [
          name,
          z.toJSONSchema(schema, { target: 'openapi-3.1', io: 'input' }),
        ]),
      ),
    },
  };
}

function mergeDistinct<T>(records: Record<string, T>[]): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const [key, value] of records.flatMap(Object.entries<T>)) {
    if (Object.hasOwn(merged, key)) {
      throw new Error(`${key} comes twice in the OpenAPI document`);
    }
    merged[key] = value;
  }
  return merged;
}

function mapKeys<T>(
  record: Record<string, T>,
  rename: (key: string) => string,
) {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [rename(key), value]),
  );
}
