import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryRepository, type Clone } from '../endToEnd/clone.ts';
import { root } from '../run.ts';
import { releaseLock } from './releaseLock.ts';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  resolutions?: Record<string, string>;
}

/** With these nothing is asked, and nothing is run that a registry sends. */
export const appSettings = {
  YARN_ENABLE_SCRIPTS: 'false',
  // A lock is written, also where CI is set.
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  YARN_ENABLE_TELEMETRY: 'false',
  BACKSTAGE_APP_NAME: 'team-app',
};

const PINNED = [
  process.execPath,
  join(root, 'node_modules/@backstage/create-app/bin/backstage-create-app'),
];

/**
 * Makes the repository that a team has: what create-app makes, with the packages of its
 * release, installed and committed.
 *
 * @param app - an empty folder
 * @param registry - URL of one that need not have the kit: it is asked for two thousand
 *   packages, and one that passes them on takes a minute for that
 * @param options - `createApp`, the command that makes an app; that of the pinned release
 *   unless given; `prepare`, what to do with it before it is installed
 */
export async function makeApp(
  app: Clone,
  registry: string,
  options: { createApp?: string[]; prepare?(folder: string): void } = {},
): Promise<void> {
  const { createApp = PINNED, prepare } = options;
  await app.succeed([...createApp, '--path', app.folder, '--skip-install']);
  prepare?.(app.folder);
  await keepToRelease(app.folder, registry);
  await app.succeed(['yarn', 'install', '--refresh-lockfile'], {
    YARN_NPM_REGISTRY_SERVER: registry,
  });
  await commit(app, 'What create-app makes');
}

/** Makes an empty folder. */
export function makeFolder(name: string): Clone {
  const made = temporaryRepository(name);
  mkdirSync(made.folder);
  return made;
}

/** Commits everything, as somebody whom git knows. */
export async function commit(app: Clone, message: string): Promise<void> {
  await app.succeed(['git', 'init', '--quiet']);
  await app.succeed(['git', 'add', '--all']);
  const name = ['-c', 'user.name=Team', '-c', 'user.email=team@example.com'];
  await app.succeed(['git', ...name, 'commit', '--quiet', '-m', message]);
}

async function keepToRelease(folder: string, registry: string) {
  const manifests = globSync('{,packages/*/}package.json', { cwd: folder }).map(
    path => readManifest(join(folder, path)),
  );
  const asked = manifests.flatMap(({ dependencies, devDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies }),
  );
  const lock = await releaseLock(registry, asked);
  writeFileSync(join(folder, 'yarn.lock'), lock);

  // The version before downloads its binaries by a script.
  const file = join(folder, 'package.json');
  const manifest = readManifest(file);
  const resolutions = { ...manifest.resolutions, 'better-sqlite3': '^13.0.0' };
  const text = JSON.stringify({ ...manifest, resolutions }, null, 2);
  writeFileSync(file, `${text}\n`);
}

const readManifest = (file: string): Manifest =>
  JSON.parse(readFileSync(file, 'utf8'));
