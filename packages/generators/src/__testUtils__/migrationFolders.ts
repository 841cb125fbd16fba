import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { renderPlugin, writeFolder } from './evolved.ts';

/**
 * Gives what renders a plugin and writes it, for the folder of its migrations. What it
 * has written goes when the tests of the file are done.
 */
export function migrationFolders() {
  const folders: string[] = [];
  afterAll(() =>
    folders.forEach(folder => rmSync(folder, { recursive: true })),
  );
  return async (
    ...plugin: Parameters<typeof renderPlugin>
  ): Promise<string> => {
    const folder = writeFolder(await renderPlugin(...plugin));
    folders.push(folder);
    return join(folder, 'migrations');
  };
}
