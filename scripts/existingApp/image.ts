import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startBackend } from '../endToEnd/backend.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { checkPluginSession } from '../endToEnd/curlSession.ts';
import { startPostgres } from '../endToEnd/postgres.ts';
import type { Step } from '../endToEnd/steps.ts';
import { checkForeignPlugin } from './foreignCaller.ts';

// What the Dockerfile of create-app copies before it installs, and after it.
const BEFORE = [
  ...['.yarn', '.yarnrc.yml', 'backstage.json', 'yarn.lock', 'package.json'],
  'packages/backend/dist/skeleton.tar.gz',
];
const AFTER = [
  ...['examples', 'packages/backend/dist/bundle.tar.gz'],
  ...['app-config.yaml', 'app-config.production.yaml'],
];

/**
 * Does what the Dockerfile of create-app says, in a folder instead of an image.
 *
 * @param image - an empty folder
 * @param plugins - ids of the plugins to call there
 */
export function buildImage(
  app: Clone,
  image: Clone,
  plugins: string[],
): Step[] {
  const copy = (paths: string[]) =>
    paths.forEach(path =>
      cpSync(join(app.folder, path), join(image.folder, basename(path)), {
        recursive: true,
      }),
    );
  return [
    [
      'the backend bundles, and installs as its Dockerfile does',
      async () => {
        await app.succeed(['yarn', 'build:backend']);
        copy(BEFORE);
        await image.succeed(['tar', 'xzf', 'skeleton.tar.gz']);
        await image.succeed([
          'yarn',
          'workspaces',
          'focus',
          '--all',
          '--production',
        ]);
        copy(AFTER);
        await image.succeed(['tar', 'xzf', 'bundle.tar.gz']);
      },
    ],
    [
      'the image serves on PostgreSQL',
      async () => {
        const { hostname, port, username, password } = new URL(
          await startPostgres(),
        );
        const backend = await startBackend(
          [
            ...[process.execPath, 'packages/backend'],
            ...['--config', 'app-config.yaml'],
            ...['--config', 'app-config.production.yaml'],
          ],
          image.folder,
          {
            NODE_ENV: 'production',
            APP_CONFIG_auth_providers_guest_dangerouslyAllowOutsideDevelopment:
              'true',
            POSTGRES_HOST: hostname,
            POSTGRES_PORT: port,
            POSTGRES_USER: username,
            POSTGRES_PASSWORD: password,
          },
        );
        try {
          for (const id of plugins) {
            const readme = join(
              app.folder,
              'plugins',
              `${id}-backend/README.md`,
            );
            await checkPluginSession(readme, backend.url);
          }
          await checkForeignPlugin(image, backend.url);
        } finally {
          await backend.stop();
        }
      },
    ],
  ];
}
