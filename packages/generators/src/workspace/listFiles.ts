import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// What is installed or built is nobody's code.
const IGNORED = ['node_modules', 'dist'];

/**
 * Lists the files below a folder in the order of their paths; links are not followed.
 *
 * @param root - absolute path of the repository
 * @param folder - below the root, with forward slashes
 * @returns paths below the root, none when there is no such folder
 */
export function listFiles(root: string, folder: string): string[] {
  const path = join(root, folder);
  const entries = existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
    : [];
  return entries
    .flatMap(entry => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !IGNORED.includes(entry.name)) {
        return listFiles(root, name);
      }
      return entry.isFile() ? [name] : [];
    })
    .sort();
}
