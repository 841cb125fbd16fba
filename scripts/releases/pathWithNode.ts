import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchNode, fetchYarn } from '../packages/nodes.ts';

/**
 * A PATH on which `node` is of a version, and `yarn` runs on it, with all that it starts.
 *
 * @param version - such as 22.17.0
 * @param bin - an empty folder, for the programs
 */
export async function pathWithNode(
  version: string,
  bin: string,
): Promise<string> {
  const node = join(await fetchNode(version), 'node');
  symlinkSync(node, join(bin, 'node'));
  // The one on the PATH names the Node that it runs on itself.
  const command = [node, await fetchYarn()].map(word => `"${word}"`);
  const yarn = join(bin, 'yarn');
  writeFileSync(yarn, `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`);
  chmodSync(yarn, 0o755);
  return [bin, process.env.PATH].join(delimiter);
}
