import { join } from 'node:path';
import { repositoryFiles } from '../../repositoryFiles.ts';
import { drawTree } from './tree.ts';

/**
 * Draws folders of a repository, without what git ignores.
 *
 * @param root - absolute path of the repository
 */
export const treesOf =
  (root: string) => (folder: string, depth: number, drawn: string) =>
    drawTree(folder, repositoryFiles([], join(root, folder)), depth, drawn);
