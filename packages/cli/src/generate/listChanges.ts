import type { Change } from '@stagecraft/generators';

/** Every folder that a change is in, the outer before the inner. */
export function listFolders(changes: Change[]): string[] {
  const folders = changes.flatMap(({ path }) =>
    [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)),
  );
  return [...new Set(folders)];
}

/**
 * What is done to which file, a line each; a folder that comes or goes as a whole
 * is one line.
 *
 * @param whole - the folders that come or go
 */
export function listChanges(changes: Change[], whole: string[]): string {
  const lines = new Map<string, number>();
  for (const change of changes) {
    const folder = listFolders([change]).find(one => whole.includes(one));
    const line = `  ${verb(change)}  ${folder ? `${folder}/` : change.path}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines]
    .map(([line, files]) => `${line}${files > 1 ? ` (${files} files)` : ''}\n`)
    .join('');
}

/** The files that stay although their entry goes, a line each. */
export function listKept(files: string[]): string {
  return files.map(path => `  kept     ${path}, which is your code\n`).join('');
}

function verb({ before, after }: Change): string {
  if (before === undefined) return 'created';
  return after === undefined ? 'deleted' : 'changed';
}
