import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of Prettier's API that versions 2 and 3 share. */
interface Prettier {
  check(text: string, options: object): boolean | Promise<boolean>;
  format(text: string, options: object): string | Promise<string>;
  resolveConfig(path: string): Promise<object | null>;
  getFileInfo(
    path: string,
    options: object,
  ): Promise<{ ignored: boolean; inferredParser: string | null }>;
}

export interface Formatter {
  /** Whether a text, as the content of a path, is as Prettier would write it; false when it cannot be read. */
  isFormatted(path: string, text: string): Promise<boolean>;
  /** Formats a file on disk; a syntax error in it throws. */
  formatFile(path: string): Promise<void>;
}

/** Formats with the Prettier and the settings of a repository; undefined when it has none. */
export function createFormatter(root: string): Formatter | undefined {
  const require = createRequire(join(root, 'package.json'));
  let prettier: Prettier;
  try {
    prettier = require('prettier');
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }

  const settingsFor = async (path: string) => {
    const file = join(root, path);
    const { ignored, inferredParser } = await prettier.getFileInfo(file, {
      ignorePath: join(root, '.prettierignore'),
    });
    if (ignored || !inferredParser) return undefined;
    return { ...(await prettier.resolveConfig(file)), filepath: file };
  };

  return {
    async isFormatted(path, text) {
      const settings = await settingsFor(path);
      if (!settings) return true;
      try {
        return await prettier.check(text, settings);
      } catch {
        return false;
      }
    },
    async formatFile(path) {
      const settings = await settingsFor(path);
      if (!settings) return;
      const text = await readFile(join(root, path), 'utf8');
      const formatted = await prettier.format(text, settings);
      if (formatted !== text) await writeFile(join(root, path), formatted);
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
