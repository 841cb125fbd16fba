import type { Workspace } from '../workspace.ts';

/** Where a rendered plugin has its document, which is where Backstage looks for one. */
export const documentOf = (pluginId: string) =>
  `plugins/${pluginId}-backend/src/schema/openapi.yaml`;

// Rendered code is written for the loader of Backstage. JSON is YAML, too.
const PRINT = `
const express = require('express');
const request = require('supertest');
const { createRouter } = require('./src/service/router');
const app = express().use(createRouter({ httpAuth: { credentials: async () => {} } }));
request(app).get('/openapi.json').then(({ body }) => console.log(JSON.stringify(body)));
`;

/** Writes the document that the router of a plugin serves into its package. */
export async function writeDocument(
  workspace: Workspace,
  pluginId: string,
): Promise<void> {
  const loader = '@backstage/cli-node/config/nodeTransform.cjs';
  const printed = await workspace.run(
    'sh',
    '-c',
    `cd plugins/${pluginId}-backend && exec "$0" --require ${loader} --eval "$1"`,
    process.execPath,
    PRINT,
  );
  workspace.add(documentOf(pluginId), printed);
}
