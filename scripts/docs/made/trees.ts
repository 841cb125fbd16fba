import { execFileSync } from 'node:child_process';
import { drawTree } from './tree.ts';

/**
 * Draws folders of a repository, without what git ignores.
 *
 * @param root - absolute path of the repository
 */
export const treesOf =
  (root: string) => (folder: string, depth: number, drawn: string) => {
    const paths = execFileSync(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '.'],
      { cwd: `${root}/${folder}`, encoding: 'utf8' },
    );
    const files = paths.split('\0').filter(path => path !== '');
    return drawTree(folder, files, depth, drawn);
  };
