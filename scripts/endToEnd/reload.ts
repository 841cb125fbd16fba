import { equal, notEqual } from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../bench/load.ts';
import { startBackend } from './backend.ts';
import type { Clone } from './clone.ts';
import { tools, type Step } from './steps.ts';

// A reload takes a few; each request to a plugin that failed takes five.
const SECONDS = 60;

/** Changes a plugin under a backend that keeps its data over reloads, in memory. */
export function reloadPlugins(clone: Clone): Step[] {
  const { inClone, stagecraft } = tools(clone);
  const run = async (...args: string[]) => {
    const { exitCode, output } = await stagecraft(...args);
    equal(exitCode, 0, output);
  };
  const backendOn = () =>
    startBackend(['./yarnw', 'start', 'backend'], clone.folder, {});

  return [
    [
      'a backend reloads what field and undo change, and fails one plugin at most',
      async () => {
        const backend = await backendOn();
        const health = async (id: string) =>
          (await fetch(`${backend.url}/api/${id}/health`)).status;
        const items = async (query = '', body?: object) => {
          const token = await guestToken(backend.url);
          const url = `${backend.url}/api/deployments/items${query}`;
          const answer = await fetch(url, {
            method: body ? 'POST' : 'GET',
            headers: {
              Authorization: `Bearer ${token}`,
              'Content-Type': 'application/json',
            },
            body: JSON.stringify(body),
          });
          return [answer.status, await answer.json()] as const;
        };
        // A reload begins and ends unseen, so each is waited for by what it brings.
        const until = async (what: string, isSo: () => Promise<boolean>) => {
          for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) {
            if (await isSo().catch(() => false)) {
              return;
            }
            await sleep(200);
          }
          throw new Error(
            `not so in ${SECONDS} s: ${what}\n${backend.output()}`,
          );
        };
        const allServe = async (count: number) => {
          equal(await health('deployments'), 200);
          equal(await health('incidents'), 200);
          const [status, page] = await items();
          equal(status, 200);
          equal(page.items.length, count);
        };

        try {
          equal((await items('', { title: 'Before' }))[0], 201);

          const target = ['--plugin=deployments', '--resource=item'];
          await run('field', ...target, '--add=weight:integer?:index');
          const status = async () => (await items('?weight=3'))[0];
          await until(
            'there is a weight',
            async () => (await status()) === 200,
          );
          const [created] = await items('', { title: 'With', weight: 3 });
          equal(created, 201);
          await allServe(2);

          const entry = '--entry=field/item/weight';
          await run('undo', '--plugin=deployments', entry);
          await until(
            'there is no weight',
            async () => (await status()) === 400,
          );
          await allServe(2);

          const folder = inClone('plugins/deployments-backend/migrations');
          const newest = join(folder, readdirSync(folder).sort().at(-1)!);
          const other = newest.replace(/\.js$/, '_of_a_branch.js');
          renameSync(newest, other);
          await until('deployments fails, and incidents serves', async () => {
            const failed = /have gone different ways/.test(backend.output());
            return failed && (await health('incidents')) === 200;
          });
          notEqual(await health('deployments'), 200);
          equal(await health('incidents'), 200);

          renameSync(other, newest);
          // A file that was not there is not watched; a branch brings others, too.
          const source = inClone('plugins/deployments-backend/src/index.ts');
          writeFileSync(source, readFileSync(source));
          await until('deployments serves', async () => {
            return (await health('deployments')) === 200;
          });
          await allServe(2);
        } finally {
          await backend.stop();
        }
      },
    ],
  ];
}
