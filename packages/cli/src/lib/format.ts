import type { RepositoryFiles } from '@stagecraft/generators';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of Prettier's API that versions 2 and 3 share. */
interface Prettier {
  getFileInfo(
    path: string,
    options: object,
  ): Promise<{ ignored: boolean; inferredParser: string | null }>;
}

/** Formats what Prettier formats in a repository, each text of a file once. */
export interface Formatter {
  /** Whether a text, as the content of a path, is as Prettier would write it; false when it cannot be read. */
  isFormatted(path: string, text: string): Promise<boolean>;
  /** Formats what a file has now, and writes nothing; what cannot be read is left for later. */
  prepare(path: string): Promise<void>;
  /** Formats a file on disk; a syntax error in it throws. */
  formatFile(path: string): Promise<void>;
}

/** Formats with the Prettier and the settings of a repository; undefined when it has none. */
export function createFormatter({
  root,
  format,
}: Pick<RepositoryFiles, 'root' | 'format'>): Formatter | undefined {
  // Node's own loader, as the engine loads it, also in a test runner that has another.
  const { createRequire } = process.getBuiltinModule('node:module');
  const require = createRequire(join(root, 'package.json'));
  let prettier: Prettier;
  try {
    prettier = require('prettier');
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }

  const isCovered = async (path: string) => {
    const { ignored, inferredParser } = await prettier.getFileInfo(
      join(root, path),
      { ignorePath: join(root, '.prettierignore') },
    );
    return !ignored && inferredParser !== null;
  };

  const known = new Map<string, Promise<string>>();
  const formatted = (path: string, text: string) => {
    const key = `${path}\n${text}`;
    const result =
      known.get(key) ??
      isCovered(path).then(covered => (covered ? format(path, text) : text));
    known.set(key, result);
    return result;
  };
  const readFormatted = async (path: string) => {
    const text = await readFile(join(root, path), 'utf8');
    return { text, after: await formatted(path, text) };
  };

  return {
    isFormatted: (path, text) =>
      formatted(path, text).then(
        after => after === text,
        () => false,
      ),
    async prepare(path) {
      await readFormatted(path).catch(() => {});
    },
    async formatFile(path) {
      const { text, after } = await readFormatted(path);
      if (after !== text) await writeFile(join(root, path), after);
    },
  };
}

/** The source files below a folder, relative to the root as the folder is. */
export async function listFiles(
  root: string,
  folder: string,
): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const files = await Promise.all(
    entries.map(async entry => {
      const path = `${folder}/${entry.name}`;
      if (entry.isFile()) return [path];
      const isSource = entry.isDirectory() && entry.name !== 'node_modules';
      return isSource ? listFiles(root, path) : [];
    }),
  );
  return files.flat();
}
