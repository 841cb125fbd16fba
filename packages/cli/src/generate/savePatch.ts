import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Saves a patch where git ignores it.
 *
 * @param root - absolute path of the repository
 * @returns its path below the root
 */
export async function savePatch(root: string, patch: string): Promise<string> {
  const file = 'node_modules/.cache/stagecraft/conflict.patch';
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), patch);
  return file;
}
