import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { guestToken } from '../bench/load.ts';
import type { Clone } from './clone.ts';
import { tools } from './steps.ts';

const MODULE = '@backstage/plugin-catalog-backend-module-backstage-openapi';
const TASK = 'InternalOpenApiDocumentationProvider:refresh';
const ENTITY = 'api/default/internal_backstage_openapi_doc';

interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, { properties: object }>;
    securitySchemes: object;
  };
}
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
}

/** Adds Backstage's module that makes one API of all plugins, as its README says. */
export async function addMergedApi(clone: Clone): Promise<void> {
  const { succeed, inClone } = tools(clone);
  await succeed(['./yarnw', 'workspace', 'backend', 'add', MODULE]);
  const index = inClone('packages/backend/src/index.ts');
  const text = readFileSync(index, 'utf8');
  writeFileSync(
    index,
    text.replace(/^(?=backend\.add\()/m, `backend.add(import('${MODULE}'));\n`),
  );
}

/** Configuration of the module, as environment variables. */
export const mergedApiConfig = (...pluginIds: string[]) => ({
  APP_CONFIG_catalog_providers_backstageOpenapi_plugins:
    JSON.stringify(pluginIds),
});

/**
 * Waits for the API that the catalog makes of the plugins incidents and reviews, whose
 * comments have the same names and other fields, and checks what has become of both.
 *
 * @param url - where the backend listens
 * @throws Error when the catalog has no such API in two minutes
 */
export async function checkMergedApi(url: string): Promise<void> {
  const document = await mergedApi(url);
  const comment = (plugin: string) => {
    const { post } = document.paths[`/api/${plugin}/comments`];
    const { $ref } = post.requestBody!.content['application/json'].schema;
    const { properties } = document.components.schemas[$ref.split('/').at(-1)!];
    return Object.keys(properties);
  };
  deepEqual(comment('incidents'), ['incident', 'body']);
  deepEqual(comment('reviews'), ['review', 'body']);
  for (const id of ['incidents', 'reviews']) {
    ok(document.paths[`/api/${id}/health`], `no /api/${id}/health`);
  }
  const ids = Object.values(document.paths).flatMap(operations =>
    Object.values(operations).map(({ operationId }) => operationId),
  );
  equal(new Set(ids).size, ids.length, ids.join(' '));
  deepEqual(
    document.servers.map(server => server.url),
    [url],
  );
  deepEqual(Object.keys(document.components.securitySchemes), ['JWT']);
  // The module says 3.0.3, whatever it merges.
  const validation = await new Validator().validate({
    ...document,
    openapi: '3.1.0',
  });
  deepEqual(validation, { valid: true });
}

async function mergedApi(url: string): Promise<Document> {
  const headers = { Authorization: `Bearer ${await guestToken(url)}` };
  let missing: unknown;
  for (const deadline = Date.now() + 120_000; Date.now() < deadline;) {
    // By itself it runs once a minute, the first time before the plugins are ready.
    await fetch(
      `${url}/api/catalog/.backstage/scheduler/v1/tasks/${TASK}/trigger`,
      { method: 'POST', headers },
    );
    await sleep(3000);
    const response = await fetch(
      `${url}/api/catalog/entities/by-name/${ENTITY}`,
      { headers },
    );
    const entity = await response.json();
    if (response.ok) {
      const document = JSON.parse(entity.spec.definition);
      const paths = Object.keys(document.paths);
      if (paths.some(path => path.startsWith('/api/reviews/'))) {
        return document;
      }
    }
    missing = entity;
  }
  throw new Error(
    `the catalog has no API of reviews: ${JSON.stringify(missing)}`,
  );
}
