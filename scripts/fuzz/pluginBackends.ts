import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { guestToken } from '../bench/load.ts';
import { startBackend, type RunningBackend } from '../endToEnd/backend.ts';
import { root } from '../run.ts';
import type { Document } from './document.ts';
import { USERS, type User } from './policy/users.ts';
import type { Side } from './Session.ts';
import { callsOthers, configOf, guardedOf, type Target } from './targets.ts';
import { Wire } from './wire.ts';

export interface PluginBackends {
  sides: Side[];
  document: Document;
  stop(): Promise<void>;
}

/**
 * Starts a plugin once on each database: alone, as its `dev/index.ts` does, or in the
 * backend of this repository where it calls other plugins.
 *
 * @param options - `folder` for what is written; `postgres`: its connection string;
 *   `systemUrl`: what stands for the systems that the plugin asks
 */
export async function startPlugin(
  target: Target,
  options: { folder: string; postgres: string; systemUrl: string },
): Promise<PluginBackends> {
  const databases = {
    SQLite: { client: 'better-sqlite3', connection: ':memory:' },
    PostgreSQL: {
      client: 'pg',
      connection: options.postgres,
      // The auth plugin of each has its own, too.
      prefix: `fuzz_${target.id}_`,
    },
  };
  const guarded = guardedOf(target).length > 0;
  const backends: RunningBackend[] = [];
  const stop = async () => {
    await Promise.all(backends.map(backend => backend.stop()));
  };
  const started = await Promise.allSettled(
    Object.entries(databases).map(async ([name, database]) => {
      const token = randomBytes(24).toString('base64');
      const backend = await startOne(target, name, {
        ...options,
        config: {
          ...configOf(target, options.systemUrl),
          backend: {
            database,
            auth: {
              externalAccess: [
                { type: 'static', options: { token, subject: 'fuzz' } },
              ],
            },
          },
          auth: {
            providers: {
              guest: { dangerouslyAllowOutsideDevelopment: true },
              // That of `policy/policy.ts`.
              anybody: {},
            },
          },
        },
      });
      backends.push(backend);
      const { url } = backend;
      const tokens = {
        service: token,
        ...(guarded ? await tokensOf(url) : { user: await guestToken(url) }),
      };
      return { name, url, wire: new Wire(url), tokens };
    }),
  );
  const failed = started.find(one => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const sides = started.map(one => (one as { value: Side } & typeof one).value);
  const [{ url, tokens }] = sides;
  const response = await fetch(`${url}/api/${target.id}/openapi.json`, {
    headers: { authorization: `Bearer ${tokens.service}` },
  });
  return {
    sides,
    document: (await response.json()) as Document,
    stop: async () => {
      sides.forEach(({ wire }) => wire.close());
      await stop();
    },
  };
}

/** Signs in all for whom the policy decides. */
async function tokensOf(url: string) {
  const tokens = await Promise.all(
    Object.entries(USERS).map(async ([user, sub]) => {
      const signIn = `${url}/api/auth/anybody/refresh?env=test&sub=${sub}`;
      const response = await fetch(signIn, { method: 'POST' });
      if (!response.ok) {
        throw new Error(`${signIn} answers ${response.status}`);
      }
      const { token } = (await response.json()) as { token: string };
      return [user, token];
    }),
  );
  return Object.fromEntries(tokens) as Record<User, string>;
}

async function startOne(
  target: Target,
  name: string,
  options: { folder: string; config: object },
): Promise<RunningBackend> {
  const { folder, id, modules } = target;
  const backend = callsOthers(target)
    ? { entry: 'src/index.ts', folder: join(root, 'packages/backend') }
    : { entry: 'dev/index.ts', folder };
  const file = join(options.folder, `${id}-${name}.yaml`);
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(options.config));
  const { resolve } = createRequire(join(root, 'package.json'));
  return startBackend(
    [
      process.execPath,
      // The policy that allows all makes way for one with conditions.
      ...['--require', join(import.meta.dirname, 'policy/inPlace.cjs')],
      '--require',
      resolve('@backstage/cli/config/nodeTransform.cjs'),
      backend.entry,
      ...['--config', join(root, 'app-config.yaml')],
      ...['--config', file],
    ],
    backend.folder,
    {
      // No stacks in answers.
      NODE_ENV: 'production',
      // A line for each request would be most of the load.
      LOG_LEVEL: 'warn',
      ...(modules && { NODE_PATH: modules }),
    },
  );
}
