import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Result } from '../run.ts';
import type { Clone } from './clone.ts';

export type { Step } from '../runSteps.ts';

/** What the steps do with the clone. */
export function tools(clone: Clone) {
  return {
    succeed: clone.succeed,
    run: clone.run,
    inClone: (...path: string[]) => join(clone.folder, ...path),
    plugin: (id: string) => `@internal/plugin-${id}-backend`,
    plop: (...[name, ...flags]: string[]) =>
      clone.succeed(['./yarnw', 'plop', name, '--', ...flags]),
    stagecraft: (...args: string[]): Promise<Result> =>
      clone.run(['./yarnw', 'backstage-cli', 'stagecraft', ...args]),
    /** A hash over every file that git does not ignore. */
    tree: async () => {
      await clone.succeed(['git', 'add', '-A']);
      return clone.succeed(['git', 'write-tree']);
    },
  };
}

/**
 * Every file of a plugin with its text, by path.
 *
 * @param folder - absolute path of the package
 * @param id - the plugin id, which reads `<id>` in the result
 * @param camelCase - the same as a variable
 */
export function readTree(
  folder: string,
  id: string,
  camelCase: string,
): Record<string, string> {
  return Object.fromEntries(
    globSync('**/*', {
      cwd: folder,
      withFileTypes: true,
      exclude: entry => entry.name === 'node_modules',
    })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [
        relative(folder, path),
        readFileSync(path, 'utf8')
          .trimEnd()
          .replaceAll(id, '<id>')
          .replaceAll(camelCase, '<id>'),
      ]),
  );
}
