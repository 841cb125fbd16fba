import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.ts';

/**
 * Paths of the files of a repository. What git ignores is not of it, so that what a
 * command has built turns no check red.
 *
 * @param pathspecs - of git; all files unless given
 * @param folder - absolute path, which the paths are below; the root unless given
 * @see https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-pathspec
 */
export function repositoryFiles(
  pathspecs: string[] = [],
  folder = root,
): string[] {
  const options = ['-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', ['ls-files', ...options, '--', ...pathspecs], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: Infinity,
  })
    .split('\0')
    .filter(path => path && existsSync(join(folder, path)));
}
