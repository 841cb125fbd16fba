import { readFileSync, statSync } from 'node:fs';

/**
 * Reads a text file.
 *
 * @param file - absolute path
 * @returns undefined when there is none, or when it is a folder
 */
export function readText(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(file, 'utf8')
    : undefined;
}
