import { join } from 'node:path';
import { startBackend } from './backend.ts';
import type { Clone } from './clone.ts';
import { checkCompressingProxy } from './compressingProxy.ts';
import {
  checkPluginSession,
  checkPrintedSession,
  checkReadmeSession,
} from './curlSession.ts';
import { addMergedApi, checkMergedApi, mergedApiConfig } from './mergedApi.ts';
import { reloadPlugins } from './reload.ts';
import { checkRoster } from './roster.ts';
import { startPostgres } from './postgres.ts';
import { tools, type Step } from './steps.ts';

/** Boots the plugins, and calls them as their READMEs say. */
export function servePlugins(clone: Clone): Step[] {
  const { succeed, inClone, plop } = tools(clone);
  return [
    ...reloadPlugins(clone),
    [
      'the backend serves them on PostgreSQL, as READMEs and commands say',
      async () => {
        // One that cannot be without another, with a name that incidents has, too.
        const printed = await plop(
          'resource',
          '--plugin=reviews',
          '--name=comment',
          '--fields=review:ref(review) body:text',
        );
        await addMergedApi(clone);
        const connection = await startPostgres();
        const backend = await startBackend(
          ['./yarnw', 'start', 'backend'],
          clone.folder,
          {
            APP_CONFIG_backend_database_client: 'pg',
            APP_CONFIG_backend_database_connection: connection,
            ...mergedApiConfig('incidents', 'reviews'),
          },
        );
        try {
          await checkReadmeSession(backend.url);
          await checkRoster(backend.url);
          await checkCompressingProxy(backend.url);
          for (const id of ['k8s-sync', 'reviews']) {
            await checkPluginSession(
              inClone('plugins', `${id}-backend`, 'README.md'),
              backend.url,
            );
          }
          await checkPrintedSession(printed, backend.url);
          await checkMergedApi(backend.url);
        } finally {
          await backend.stop();
        }
      },
    ],
    [
      'a plugin runs alone',
      async () => {
        const folder = inClone('plugins/reviews-backend');
        const backend = await startBackend(
          ['../../yarnw', 'start'],
          folder,
          {},
        );
        try {
          await checkPluginSession(join(folder, 'README.md'), backend.url);
        } finally {
          await backend.stop();
        }
      },
    ],
    [
      'the built backend bundles',
      () => succeed(['./yarnw', 'workspace', 'backend', 'build']),
    ],
  ];
}
