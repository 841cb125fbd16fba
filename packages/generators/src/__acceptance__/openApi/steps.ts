import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step, Workspace } from '../workspace.ts';
import { documentOf, writeDocument } from './documents.ts';
import { goodValuesProgram } from './goodValues.ts';

/** Plugins with every type of field, no resource at all, webhooks, integrations, links, entities. */
const pluginIds = [
  'k8s-sync',
  'no-service',
  'delivered',
  'integrated',
  'linked',
  'cataloged',
];
const documents = pluginIds.map(documentOf);

// Whoever sends deliveries names the headers, and Backstage's lint wants none that
// start with X-, which is for those that an API names itself.
const DELIVERED = documentOf('delivered');

const TOOLS = 'openapi-tools';

/**
 * Installs the linters and openapi-typescript, by a lock file of their own.
 *
 * @throws Error when they cannot be installed, for nothing was checked then
 */
async function installTools(workspace: Workspace): Promise<string> {
  for (const name of ['package.json', 'yarn.lock']) {
    workspace.add(
      `${TOOLS}/${name}`,
      readFileSync(join(import.meta.dirname, 'tools', name), 'utf8'),
    );
  }
  workspace.add(
    `${TOOLS}/.yarnrc.yml`,
    'nodeLinker: node-modules\nenableScripts: false\nenableTelemetry: false\n',
  );
  return workspace.yarn(TOOLS, 'install', '--immutable');
}

const runTool = (workspace: Workspace, name: string, ...args: string[]) =>
  workspace.run(
    'env',
    'REDOCLY_TELEMETRY=off',
    'REDOCLY_SUPPRESS_UPDATE_NOTICE=true',
    process.execPath,
    `${TOOLS}/node_modules/.bin/${name}`,
    ...args,
  );

async function lintAsBackstage(workspace: Workspace): Promise<string> {
  // The command looks for the root of a repository.
  workspace.add('yarn.lock', '');
  const document = readFileSync(join(workspace.root, DELIVERED), 'utf8');
  workspace.add(DELIVERED, document.replaceAll('"name":"x-', '"name":"'));
  const output = await runTool(
    workspace,
    'backstage-repo-tools',
    ...['repo', 'schema', 'openapi', 'lint', '--strict'],
  );
  workspace.add(DELIVERED, document);
  // It is silent about a document that it does not find.
  const missed = pluginIds.filter(
    id => !output.includes(`Processing plugins/${id}-backend`),
  );
  if (missed.length > 0) {
    throw new Error(`not linted: ${missed.join(', ')}\n${output}`);
  }
  return output;
}

async function lintWithSpectral(workspace: Workspace): Promise<string> {
  workspace.add('spectral.yaml', 'extends: ["spectral:oas"]\n');
  const options = ['--fail-severity', 'hint', '--ruleset', 'spectral.yaml'];
  return runTool(workspace, 'spectral', 'lint', ...options, ...documents);
}

async function compileClient(workspace: Workspace): Promise<string> {
  workspace.add('client/goodValues.ts', goodValuesProgram('./client'));
  await runTool(
    workspace,
    'openapi-typescript',
    documents[0],
    ...['--output', 'client/client.ts'],
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', 'node'];
  return workspace.runBin('tsc', ...options, 'client/goodValues.ts');
}

async function writeDocuments(workspace: Workspace): Promise<string> {
  for (const pluginId of pluginIds) {
    await writeDocument(workspace, pluginId);
  }
  return `${pluginIds.length} documents`;
}

function lintWithRedocly(workspace: Workspace): Promise<string> {
  const args = ['lint', '--extends', 'recommended-strict', ...documents];
  return runTool(workspace, 'redocly', ...args);
}

/** Holds the API documents of rendered plugins against what others make of them. */
export const openApiSteps = (workspace: Workspace): Step[] => [
  ['install of OpenAPI tools', () => installTools(workspace)],
  ['OpenAPI documents', () => writeDocuments(workspace)],
  ["Backstage's lint of OpenAPI", () => lintAsBackstage(workspace)],
  ['Redocly', () => lintWithRedocly(workspace)],
  ['Spectral', () => lintWithSpectral(workspace)],
  ['types of a generated client', () => compileClient(workspace)],
];
