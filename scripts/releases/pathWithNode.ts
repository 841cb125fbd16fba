import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchNode } from '../packages/nodes.ts';

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
  // Yarn tells those that it starts where it is, as this script.
  const command = [node, process.env.npm_execpath!].map(word => `"${word}"`);
  const yarn = join(bin, 'yarn');
  writeFileSync(yarn, `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`);
  chmodSync(yarn, 0o755);
  return [bin, process.env.PATH].join(delimiter);
}
