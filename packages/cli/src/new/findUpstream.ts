import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package that upstream's `new` is in. */
export const UPSTREAM = '@backstage/cli-module-new';

// What brings it into a repository.
const CARRIERS = ['@backstage/cli-defaults', '@backstage/cli'];

/** Upstream's `new` as a repository has it. */
export interface Upstream {
  /** Absolute path of the package. */
  folder: string;
  /** Absolute path of its program. */
  program: string;
}

/**
 * Finds the `new` of a repository's own Backstage release, whose templates are of that
 * release, too; undefined where it has none.
 *
 * @param root - absolute path of the repository
 */
export function findUpstream(root: string): Upstream | undefined {
  const home = join(root, 'package.json');
  const starts = [home, ...CARRIERS.flatMap(name => find(home, name) ?? [])];
  for (const start of starts) {
    const manifest = find(start, UPSTREAM);
    if (manifest) {
      const folder = dirname(manifest);
      const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
      return { folder, program: join(folder, bin) };
    }
  }
  return undefined;
}

/** The package.json of a package, as a file finds it. */
function find(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
}
