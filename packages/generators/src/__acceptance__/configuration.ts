import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Step, Workspace } from './workspace.ts';

const PLUGIN_ID = 'delivered';

const options = ['--package', `@internal/plugin-${PLUGIN_ID}-backend`];

// What a backend needs beside the plugin.
const others = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

/** The values of the plugin's own tests, by the names of what reads them. */
async function testValues(workspace: Workspace): Promise<Record<string, any>> {
  const fixture = `plugins/${PLUGIN_ID}-backend/src/__fixtures__/config.ts`;
  const code = readFileSync(join(workspace.root, fixture), 'utf8');
  // It has no types, and its package does not say what its modules are.
  const { config } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  return config[PLUGIN_ID];
}

/**
 * Gives the values of the plugin's own tests to Backstage's check, with a mistake in what
 * each kind of feature reads: these are found, and nothing else is.
 */
async function checkConfiguration(workspace: Workspace): Promise<string> {
  const { tracker, full, digest, ...good } = await testValues(workspace);
  const wrong = {
    tracker: { ...tracker, token: [tracker.token] },
    full: { ...full, secret: full.secrets, secrets: {}, keepDays: 'three' },
    digest: { ...digest, schedule: 'daily' },
  };
  const file = 'wrong-config.json';
  workspace.add(
    file,
    JSON.stringify({ ...others, [PLUGIN_ID]: { ...good, ...wrong } }),
  );
  const output = await workspace
    .runBin(
      'backstage-cli',
      'config:check',
      '--strict',
      ...options,
      '--config',
      file,
    )
    .catch((error: Error) => error.message);
  const found = output.match(/Config must .*/g) ?? [];
  expectSame(found, [
    'Config must be string { type=string } at /delivered/tracker/token',
    'Config must be object { type=object } at /delivered/digest/schedule',
    'Config must NOT have additional properties { additionalProperty=secret } at /delivered/full',
    'Config must be array { type=array } at /delivered/full/secrets',
    'Config must be number { type=number } at /delivered/full/keepDays',
  ]);
  return `${found.length} mistakes found`;
}

/**
 * Holds what Backstage makes of good values: a frontend gets nothing of them, and what is
 * printed of a backend's has none of the secrets.
 */
async function checkSecrets(workspace: Workspace): Promise<string> {
  const values = await testValues(workspace);
  const file = 'good-config.json';
  workspace.add(file, JSON.stringify({ ...others, [PLUGIN_ID]: values }));
  const config = (...args: string[]) => [...args, ...options, '--config', file];
  await workspace.runBin(
    'backstage-cli',
    ...config('config:check', '--strict'),
  );
  await workspace.runBin(
    'backstage-cli',
    ...config('config:check', '--strict', '--frontend'),
  );
  const print = (...args: string[]) =>
    workspace.runBinInto(
      'printed-config.json',
      'backstage-cli',
      ...config('config:print', '--format', 'json', ...args),
    );
  const [frontend, backend] = [await print('--frontend'), await print()];

  const secrets: string[] = Object.values(values).flatMap(
    ({ token = [], secrets: several = [] }) => [token, several].flat(),
  );
  const told = secrets.filter(one => `${frontend}${backend}`.includes(one));
  expectSame(told, []);
  // What is no secret is printed, but not for a frontend.
  const shown = [frontend, backend].map(printed => {
    const text = JSON.stringify(JSON.parse(printed)[PLUGIN_ID]) ?? '';
    return `${text.includes(values.tracker.baseUrl)} ${text.split('<secret>').length - 1}`;
  });
  expectSame(shown, ['false 0', `true ${secrets.length}`]);
  return `${secrets.length} secrets hidden`;
}

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  visibility?: string;
};

/**
 * Holds the schema by which Backstage chooses what a frontend gets, and what it hides in
 * logs: secrets are marked, and nothing is for frontends.
 */
async function checkVisibility(workspace: Workspace): Promise<string> {
  const output = await workspace.runBinInto(
    'config-schema.json',
    'backstage-cli',
    'config:schema',
    ...options,
    ...['--format', 'json'],
  );
  const { schemas } = JSON.parse(output);
  const { value } = schemas.find(
    (one: { path: string }) =>
      one.path === `plugins/${PLUGIN_ID}-backend/config.d.ts`,
  );
  const marked = marks(value, '');
  expectSame(marked, [
    'delivered.tracker.token secret',
    ...['bare', 'full', 'githubPushes', 'gitlab', 'std'].flatMap(name => [
      `delivered.${name}.secrets secret`,
      `delivered.${name}.secrets[] secret`,
    ]),
  ]);
  return `${marked.length} marks`;
}

function marks(schema: Schema, path: string): string[] {
  const { properties = {}, items, visibility } = schema;
  return [
    ...(visibility ? [`${path} ${visibility}`] : []),
    ...Object.entries(properties).flatMap(([name, one]) =>
      marks(one, path ? `${path}.${name}` : name),
    ),
    ...(items ? marks(items, `${path}[]`) : []),
  ];
}

function expectSame(found: string[], expected: string[]): void {
  if (!isDeepStrictEqual(found.toSorted(), expected.toSorted())) {
    throw new Error(
      `expected\n${expected.join('\n')}\nfound\n${found.join('\n')}`,
    );
  }
}

/** Holds what plugins read from the configuration against what Backstage makes of it. */
export const configurationSteps = (workspace: Workspace): Step[] => [
  ['config:check', () => checkConfiguration(workspace)],
  ['config:schema', () => checkVisibility(workspace)],
  ['config:print', () => checkSecrets(workspace)],
];
