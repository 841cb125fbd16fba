import { join } from 'node:path';

/** Where upstream looks for a CODEOWNERS file; the first one counts. */
export const CODEOWNERS_PATHS = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'docs/CODEOWNERS',
  'CODEOWNERS',
];

/**
 * Upstream enters the new package by its absolute path, which no code host ever
 * matches, hands `*` to `@backstage/maintainers` and drops comments. Keeps the
 * owners it wrote, and puts a line for each new package at the end of the file as it was.
 *
 * @param root - absolute path of the repository
 * @param folders - of the new packages, relative to the root
 */
export function mendCodeowners(
  before: string,
  after: string,
  root: string,
  folders: string[],
): string {
  const entry = after
    .split('\n')
    .map(line => line.split(/\s+/))
    .find(([path]) => folders.some(folder => path === join(root, folder)));
  if (!entry) return after;
  const [, ...owners] = entry;
  const body = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  const lines = folders.map(folder => `/${folder} ${owners.join(' ')}\n`);
  return body + lines.join('');
}
