import { git, GitMissingError } from './git.ts';

/**
 * Tells whether git has ever committed a file, on any branch. A migration that was
 * committed may have run in a database; where there is no git, so may any.
 *
 * @param root - absolute path of the repository
 * @param path - the file below the root
 * @throws GeneratorError when git cannot tell
 */
export function isCommitted(root: string, path: string): boolean {
  if (!hasGit(root)) {
    return true;
  }
  return Boolean(git(root, 'log', '--all', '--format=%h', '-1', '--', path));
}

/**
 * Tells whether a folder is in a repository of git, and git on this machine.
 *
 * @param root - the folder, absolute
 * @throws GeneratorError when git cannot tell
 */
export function hasGit(root: string): boolean {
  try {
    return git(root, 'rev-parse', '--git-dir') !== undefined;
  } catch (error) {
    if (error instanceof GitMissingError) {
      return false;
    }
    throw error;
  }
}
