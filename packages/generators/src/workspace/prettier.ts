import { join } from 'node:path';
import { GeneratorError } from '../errors.ts';
import type { Format } from '../render/facts.ts';

interface Settings {
  filepath: string;
  plugins?: unknown[];
}

/** The part of Prettier's API that versions 2 and 3 share. */
interface Prettier {
  format(text: string, options: object): string | Promise<string>;
  resolveConfig(file: string, options: object): Promise<object | null>;
}

// Makes Babel read TypeScript. Prettier prints the same of what both can read, and
// TypeScript's own parser takes longer to load, and for each file.
const READ_BY_BABEL = {
  languages: [
    {
      name: 'TypeScript',
      parsers: ['babel-ts'],
      aliases: ['ts'],
      extensions: ['.ts', '.mts', '.cts'],
    },
  ],
};

/**
 * Loads the Prettier of a repository and its settings.
 *
 * @param root - absolute path of the repository
 * @throws GeneratorError when the settings cannot be read
 * @returns what formats; without a Prettier in the repository that of the kit
 */
export async function loadFormat(root: string): Promise<Format> {
  // Node's own loader, also in a test runner that has one for modules of its own:
  // Prettier imports its parts late, which such a loader refuses.
  const { createRequire } = process.getBuiltinModule('node:module');
  const prettier = [join(root, 'package.json'), import.meta.filename]
    .map(from => createRequire(from))
    .flatMap((require): Prettier[] => {
      try {
        return [require('prettier')];
      } catch {
        return [];
      }
    })[0];
  const settings = (path: string) =>
    prettier
      .resolveConfig(join(root, path), { editorconfig: true })
      .catch((cause: Error) => {
        throw new GeneratorError(
          `cannot read the settings of Prettier: ${cause.message}`,
          { cause },
        );
      });
  await settings('package.json');
  return async (path, text) => {
    const own: Settings = { ...(await settings(path)), filepath: path };
    if (own.plugins?.length) {
      // They may change what a certain parser reads.
      return prettier.format(text, own);
    }
    try {
      return await prettier.format(text, { ...own, plugins: [READ_BY_BABEL] });
    } catch {
      return prettier.format(text, own);
    }
  };
}
