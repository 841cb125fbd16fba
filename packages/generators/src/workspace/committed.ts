import { execFileSync } from 'node:child_process';
import { GeneratorError } from '../errors.ts';

/**
 * Tells whether git has ever committed a file, on any branch. A migration that was
 * committed may have run in a database.
 *
 * @param root - absolute path of the repository
 * @param path - the file below the root
 * @throws GeneratorError when git cannot tell
 */
export function isCommitted(root: string, path: string): boolean {
  try {
    const commits = execFileSync(
      'git',
      ['log', '--all', '--format=%h', '-1', '--', path],
      {
        cwd: root,
        encoding: 'utf8',
        // Its messages are read below.
        env: { ...process.env, LC_ALL: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return commits !== '';
  } catch (error) {
    // Not a repository, or one without a commit: then nothing was committed.
    if (/not a git repository|does not have any commits/.test(String(error))) {
      return false;
    }
    throw new GeneratorError(
      `cannot tell whether ${path} was committed: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
