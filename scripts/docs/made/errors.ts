import { execFileSync } from 'node:child_process';
import { root } from '../../run.ts';
import { code, formatTable } from './table.ts';

// The documented operations of the example's resource, which are those of any.
const PRINT = `
const { openApiDocument } = require('@stagecraft/backend-runtime');
const { incidentsOpenApi } = require('./src/incidents/openapi');
const resources = [incidentsOpenApi];
const packageJson = { name: '' };
console.log(JSON.stringify(openApiDocument({ pluginId: 'incidents', version: '', packageJson, resources })));
`;

interface Operation {
  responses: Record<string, { description: string }>;
}

/** The statuses of errors, and the requests of a resource that answer with them. */
export function errorsTable(): string {
  // The example is written for the loader of Backstage.
  const printed = execFileSync(
    process.execPath,
    [
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      '--eval',
      PRINT,
    ],
    { cwd: `${root}/examples/incidents-backend`, encoding: 'utf8' },
  );
  const { paths } = JSON.parse(printed) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const rows = new Map<string, { description: string; requests: string[] }>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(operations)) {
      for (const [status, { description }] of Object.entries(responses)) {
        if (Number(status) >= 400) {
          const row = rows.get(status) ?? { description, requests: [] };
          const short = path.replace('/api/incidents', '');
          row.requests.push(`${method.toUpperCase()} ${short}`);
          rows.set(status, row);
        }
      }
    }
  }
  const all = Math.max(
    ...[...rows.values()].map(({ requests }) => requests.length),
  );
  return formatTable(
    ['Status', 'What it means', 'Requests that answer with it'],
    [...rows]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([status, { description, requests }]) => [
        status,
        description,
        requests.length === all ? 'all' : requests.map(code).join(', '),
      ]),
  );
}
