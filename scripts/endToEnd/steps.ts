import { join } from 'node:path';
import type { Result } from '../run.ts';
import type { Clone } from './clone.ts';

/** A step of the check: what it shows, and how; it throws when that is not so. */
export type Step = [name: string, run: () => Promise<unknown>];

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
