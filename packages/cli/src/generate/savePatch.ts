import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Saves a patch where git ignores it, in the place of the one before; a link there is
 * not followed.
 *
 * @param root - absolute path of the repository
 * @returns its path below the root
 */
export async function savePatch(root: string, patch: string): Promise<string> {
  const file = 'node_modules/.cache/stagecraft/conflict.patch';
  await mkdir(dirname(join(root, file)), { recursive: true });
  await rm(join(root, file), { force: true });
  await writeFile(join(root, file), patch, { flag: 'wx' });
  return file;
}
