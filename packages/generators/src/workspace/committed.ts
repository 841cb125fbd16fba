import { git } from './git.ts';

/**
 * Tells whether git has ever committed a file, on any branch. A migration that was
 * committed may have run in a database.
 *
 * @param root - absolute path of the repository
 * @param path - the file below the root
 * @throws GeneratorError when git cannot tell
 */
export function isCommitted(root: string, path: string): boolean {
  return Boolean(git(root, 'log', '--all', '--format=%h', '-1', '--', path));
}
