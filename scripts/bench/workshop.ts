import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend, type RunningBackend } from '../endToEnd/backend.ts';
import { makeClone, type Clone } from '../endToEnd/clone.ts';
import { startPostgres } from '../endToEnd/postgres.ts';
import { once } from '../once.ts';

/** Where benchmarks work. Each thing is made when the first one needs it. */
export interface Workshop {
  /** A clone of this repository. */
  ours(): Promise<Clone>;
  /** One in which `backstage-cli new` is upstream's, with its own templates. */
  upstream(): Promise<Clone>;
  /** The connection string of a PostgreSQL of its own. */
  postgres(): Promise<string>;
  /**
   * Starts packages/backend as in production, with other plugins than it has, perhaps
   * with more `env`.
   */
  start(plugins: string[], env?: NodeJS.ProcessEnv): Promise<RunningBackend>;
  /** Removes the clones; the rest ends with its benchmark, or with this process. */
  close(): void;
}

/** What `yarn start` loads TypeScript with. */
export const LOADER = [
  '--require',
  '@backstage/cli-node/config/nodeTransform.cjs',
];

export function openWorkshop(): Workshop {
  const clones: Clone[] = [];

  const prepare = async (edit?: (folder: string) => void) => {
    const clone = await makeClone({ installed: true });
    clones.push(clone);
    edit?.(clone.folder);
    await clone.succeed(['yarn', 'install']);
    return clone;
  };
  const ours = once(() => prepare());
  const postgres = once(startPostgres);

  return {
    ours,
    upstream: once(() => prepare(useUpstreamsNew)),
    postgres,
    async start(plugins, env = {}) {
      const { folder } = await ours();
      return startBackend(
        [process.execPath, ...LOADER, writeEntry(folder, plugins)],
        folder,
        {
          APP_CONFIG_backend_database_client: 'pg',
          APP_CONFIG_backend_database_connection: await postgres(),
          // A line for each request would be measured, too.
          LOG_LEVEL: 'warn',
          // In development Backstage has JSON written with spaces.
          NODE_ENV: 'production',
          APP_CONFIG_auth_providers_guest_dangerouslyAllowOutsideDevelopment:
            'true',
          ...env,
        },
      );
    },
    close() {
      for (const clone of clones) {
        clone.remove();
      }
    },
  };
}

function useUpstreamsNew(folder: string): void {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  delete manifest.devDependencies['@stagecraft/cli'];
  delete manifest.backstage.cli.new.templates;
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

function writeEntry(folder: string, plugins: string[]): string {
  const source = join(folder, 'packages/backend/src');
  const entry = join(source, 'bench.ts');
  const adds = plugins.map(name => `backend.add(import('${name}'));\n`);
  writeFileSync(
    entry,
    readFileSync(join(source, 'index.ts'), 'utf8')
      .replace(/^backend\.add\(import\('@internal\/.*\n/gm, '')
      .replace('backend.start(', `${adds.join('')}$&`),
  );
  return entry;
}
