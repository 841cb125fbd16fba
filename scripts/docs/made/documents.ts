import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../run.ts';
import { documentPaths, isMadeByCommands } from '../documents.ts';
import { remakeTables, remakeTrees } from './regions.ts';
import { makeTable } from './tables.ts';
import { treesOf } from './trees.ts';

/**
 * Remakes what stands in documents but is made from sources: tables and trees.
 *
 * @param format - formats a text as a file of this path
 * @returns the documents that have such parts, by path
 * @throws Error that names the document, when a source does not exist
 */
export async function remakeDocuments(
  format: (path: string, text: string) => Promise<string>,
): Promise<Map<string, string>> {
  const remade = new Map<string, string>();
  const draw = treesOf(root);
  for (const path of documentPaths()) {
    const text = readFileSync(join(root, path), 'utf8');
    try {
      const withTables = await remakeTables(text, async name =>
        format('table.md', await makeTable(name)),
      );
      remade.set(
        path,
        remakeTrees(path, withTables, (folder, depth, drawn) =>
          isMadeByCommands(folder) ? drawn : draw(folder, depth, drawn),
        ),
      );
    } catch (error) {
      throw new Error(
        `${path}: ${(error as Error).message}; correct the name between its markers`,
      );
    }
  }
  return remade;
}
