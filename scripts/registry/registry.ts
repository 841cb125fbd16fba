import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../endToEnd/backend.ts';
import { onSignal } from '../onSignal.ts';
import { run } from '../run.ts';
import { spawnHere } from '../torture/processes.ts';
import type { Archive } from './pack.ts';
import { publishArchives } from './publish.ts';
import { OWN_SCOPES } from './scopes.ts';
import { installTools } from './tools.ts';
import { lendYarnCache } from './yarnCache.ts';

const START_TIMEOUT_MS = 60_000;

/** A registry on this machine alone. */
export interface Registry {
  url: string;
  /** URL of the one that it passes on, which has all but what is published here. */
  upstream: string;
  /** With these, Yarn and npm install from it, with caches that keep nothing of its own. */
  env: NodeJS.ProcessEnv;
  /** Publishes archives to it, as a release does. */
  publish(archives: Archive[]): Promise<void>;
  /** Ends it, and removes what it kept. */
  stop(): Promise<void>;
}

/**
 * Starts Verdaccio on a free port of the loopback interface. It has what is published to
 * it, and passes on what npm's own settings lead to, but never a package of the scopes
 * that are its own. It ends with this process.
 *
 * @example
 * ```ts
 * const registry = await startRegistry();
 * await registry.publish(await packKit());
 * await run(['yarn', 'dlx', '@stagecraft/cli', 'init'], { cwd, env: registry.env });
 * await registry.stop();
 * ```
 * @throws Error with what Verdaccio printed, when it does not answer
 */
export async function startRegistry(): Promise<Registry> {
  const tools = await installTools();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'registry-')));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  onSignal(remove);
  const giveBack = await lendYarnCache(join(folder, 'yarn'));
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const { output: asked } = await run(['npm', 'config', 'get', 'registry']);
  const upstream = asked.trim();
  const settings = join(folder, 'verdaccio.yaml');
  const userSettings = join(folder, 'npmrc');
  writeFileSync(settings, verdaccioSettings(upstream));
  // npm publishes for nobody without a token. This one is none.
  writeFileSync(userSettings, `//${address}/:_authToken=none\n`);

  const program = join(tools, 'node_modules/verdaccio/bin/verdaccio');
  const server = spawnHere(
    process.execPath,
    [program, '--config', settings, '--listen', address],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [server.stdout!, server.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<void>(resolve =>
    server.once('close', () => resolve()),
  );

  const env = {
    npm_config_registry: url,
    npm_config_cache: join(folder, 'npm'),
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_GLOBAL_FOLDER: join(folder, 'yarn'),
  };
  const registry: Registry = {
    url,
    upstream,
    env,
    publish: archives =>
      publishArchives(archives, {
        cwd: folder,
        env: { ...env, npm_config_userconfig: userSettings },
      }),
    async stop() {
      server.kill();
      await ended;
      giveBack();
      remove();
    },
  };
  try {
    await untilAnswers(url, () => server.exitCode === null);
  } catch {
    await registry.stop();
    throw new Error(`Verdaccio does not answer at ${url}:\n${output}`);
  }
  return registry;
}

const verdaccioSettings = (upstream: string) => `storage: ./storage
uplinks:
  upstream:
    url: ${upstream}
    cache: false
    timeout: 60s
    max_fails: 100
packages:
${OWN_SCOPES.map(
  scope => `  '${scope}/*':
    access: $all
    publish: $all
`,
).join('')}  '**':
    access: $all
    proxy: upstream
max_body_size: 50mb
web:
  enable: false
log:
  type: stdout
  format: json
  level: warn
`;

async function untilAnswers(
  url: string,
  isRunning: () => boolean,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await fetch(`${url}/-/ping`).catch(() => undefined))?.ok) {
    if (!isRunning() || Date.now() > deadline) {
      throw new Error('no answer');
    }
    await sleep(50);
  }
}
