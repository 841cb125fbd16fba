import { z } from 'zod';
import {
  completeOperation,
  OpenApiOperation,
  security,
  securitySchemes,
} from './completeOperation';
import { describeDefault } from './describeDefault';
import { errorSchema } from './operations';

/**
 * What one resource adds to the document.
 *
 * @see {@link openApiDocument}
 */
export interface ResourceOpenApi {
  /** What its operations are grouped by; without it, by the plugin. */
  tag?: string;
  /** Schemas by name; operations point at them by that name. */
  schemas: Record<string, z.ZodType>;
  /** Operations by method, by path below the plugin, with `{id}` parameters. */
  paths: Record<string, Record<string, OpenApiOperation>>;
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
    /** What it is an API of. */
    description: string;
    /** Who answers for it. */
    contact: {
      /** By the name of the package. */
      name: string;
    };
    /** Under which license it is, when it is under one. */
    license?: {
      /** As package.json has it. */
      name: string;
      /** As SPDX writes it. */
      identifier: string;
    };
  };
  /** What the paths are relative to. */
  servers: {
    /** Relative to the URL of the document. */
    url: string;
  }[];
  /** What operations ask of a caller. */
  security: Record<string, string[]>[];
  /** What the operations are grouped by. */
  tags: {
    /** The tag of a resource, or the plugin id. */
    name: string;
    /** What it stands for. */
    description: string;
  }[];
  /** Operations by method, by full path such as `/api/incidents/incidents`. */
  paths: Record<string, Record<string, OpenApiOperation>>;
  /** What the operations refer to. */
  components: {
    /** JSON schemas by name. */
    schemas: Record<string, object>;
    /** How callers show who they are. */
    securitySchemes: Record<string, object>;
  };
}

/**
 * Assembles the document of a plugin. Paths carry the plugin's base path, because
 * the catalog merges the documents of all plugins into one. What every request has or
 * may get is added to each operation: a Backstage token, and the answers of the server.
 *
 * @param options - `pluginId`; `version` of the API; `packageJson` of the plugin, for
 *   its name and license; `resources` with their schemas and operations
 * @throws Error when a schema name or a path comes twice; the schema name `Error` is
 *   taken by the body of every error answer
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openApiDocument(options: {
  pluginId: string;
  version: string;
  packageJson: { name: string; license?: string };
  resources: ResourceOpenApi[];
}): OpenApiDocument {
  const { pluginId, version, packageJson, resources } = options;
  const { name, license } = packageJson;
  const schemas = mergeDistinct<z.ZodType>([
    { Error: errorSchema },
    ...resources.map(resource => resource.schemas),
  ]);
  const tags = resources.flatMap(({ tag }) => tag ?? []);
  return {
    openapi: '3.1.0',
    info: {
      title: pluginId,
      version,
      description: `The API of the Backstage plugin ${pluginId}. It asks for a Backstage token, except where it says otherwise.`,
      contact: { name: `The owners of ${name}` },
      ...(license && { license: { name: license, identifier: spdx(license) } }),
    },
    servers: [{ url: '/' }],
    security,
    tags: [...new Set([pluginId, ...tags])].map(tag => ({
      name: tag,
      description: `What there is to do with ${tag.toLowerCase()}`,
    })),
    paths: mergeDistinct(
      resources.map(({ paths, tag = pluginId }) =>
        mapEntries(paths, (path, operations) => [
          `/api/${pluginId}${path}`,
          mapEntries(operations, (method, operation) => [
            method,
            completeOperation(method, operation, tag),
          ]),
        ]),
      ),
    ),
    components: {
      schemas: mapEntries(schemas, (key, schema) => [
        key,
        z.toJSONSchema(schema, {
          target: 'openapi-3.1',
          io: 'input',
          override: ({ jsonSchema }) => describeDefault(jsonSchema),
        }),
      ]),
      securitySchemes,
    },
  };
}

// npm's words for what SPDX does not list: UNLICENSED, and SEE LICENSE IN a file.
function spdx(license: string): string {
  return /^UNLICENSED$|^SEE /.test(license)
    ? `LicenseRef-${license.replaceAll(/[^A-Za-z0-9.]+/g, '-')}`
    : license;
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

function mapEntries<From, To>(
  record: Record<string, From>,
  map: (key: string, value: From) => [key: string, value: To],
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => map(key, value)),
  );
}
