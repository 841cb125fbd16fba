import { deepEqual, equal } from 'node:assert/strict';
import { join } from 'node:path';
import { guestToken } from '../bench/load.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { checkPluginSession } from '../endToEnd/curlSession.ts';
import type { Step } from '../runSteps.ts';
import { olderPlugin } from '../update/steps.ts';
import { editFile, nameOf } from './foreignPlugin.ts';

const SOURCES = `plugins/${olderPlugin}-backend/src`;

// What people write into the service that the command seeds, and into its mock.
const EDITS: [file: string, from: string, to: string][] = [
  [
    'arrivals/ArrivalsService.ts',
    `  async list(): Promise<string[]> {
    return [];
  }`,
    `  async list({
    credentials,
  }: {
    credentials: BackstageCredentials;
  }): Promise<string[]> {
    const { items } = await this.options.parcels.list({}, { credentials });
    return items.map(({ title, createdBy }) => \`\${title} by \${createdBy}\`);
  }`,
  ],
  [
    '__testUtils__/parcelsMock.ts',
    '    // What the plugin calls, and what that answers.',
    '    list: async () => ({ items: [], pageInfo: {} }),',
  ],
];

/** Has a plugin of the app call the one that another company has published. */
export const callForeignPlugin = ({ folder, succeed }: Clone): Step => [
  'another plugin calls it through its node package',
  async () => {
    await succeed([
      ...['yarn', 'stagecraft', 'custom', '--plugin', olderPlugin],
      ...['--name', 'arrivals', '--router'],
      ...['--services', `${nameOf('node')}#parcelsServiceRef`],
    ]);
    for (const [file, from, to] of EDITS) {
      editFile(join(folder, SOURCES, file), text => {
        equal(text.split(from).length, 2, `${file} has not once: ${from}`);
        return text.replace(from, to);
      });
    }
    await succeed(['yarn', 'prettier', '--write', SOURCES]);
  },
];

/** Does at a running backend what the README of the other company says, and calls it. */
export async function checkForeignPlugin(
  { folder }: Clone,
  url: string,
): Promise<void> {
  const readme = join(folder, 'node_modules', nameOf('backend'), 'README.md');
  await checkPluginSession(readme, url);
  const headers = { authorization: `Bearer ${await guestToken(url)}` };
  const parcels = await fetch(`${url}/api/shipping/parcels`, { headers });
  const [{ title, createdBy }] = (await parcels.json()).items;
  equal(createdBy, 'user:development/guest');
  const arrivals = `${url}/api/${olderPlugin}/arrivals`;
  const answer = await fetch(arrivals, { headers });
  deepEqual(await answer.json(), { items: [`${title} by ${createdBy}`] });
}
