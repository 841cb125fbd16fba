import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Repository } from './repository.ts';

// Since release 1.49 the CLI has its list from a package of its own. That may be
// installed for others, too.
const PACKAGES = ['@backstage/cli', '@backstage/cli-module-new'];

const LEGACY = /\/legacy-frontend-plugin$/;
const PRESENT = /\/frontend-plugin(?:-module)?$/;

/**
 * The templates that Backstage's own `new` offers in a repository whose package.json
 * lists none, as the installed release has them.
 *
 * @param repository - where it is installed
 * @returns as package.json would list them; undefined when none can be found
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export function upstreamTemplates(
  repository: Repository,
): string[] | undefined {
  for (const name of PACKAGES) {
    const cwd = join(repository.root, 'node_modules', name);
    const [file] = globSync('dist/**/defaultTemplates.*js', { cwd });
    if (file) {
      const text = readFileSync(join(cwd, file), 'utf8');
      const pointers = [
        ...text.matchAll(/["'](@[^"'\n]+\/templates\/[^"'\n]+)["']/g),
      ];
      return withoutOtherFrontend(
        pointers.map(([, pointer]) => pointer),
        repository,
      );
    }
  }
  return undefined;
}

// A release that knows both frontend systems leaves out the templates of the one that
// the app does not use.
function withoutOtherFrontend(
  pointers: string[],
  { packages }: Repository,
): string[] {
  const app = packages.find(({ folder }) => folder === 'packages/app');
  const { dependencies, devDependencies } = app?.manifest ?? {};
  const uses = (...names: string[]) =>
    names.some(name => name in { ...dependencies, ...devDependencies });
  if (!pointers.some(one => LEGACY.test(one))) {
    return pointers;
  }
  if (uses('@backstage/frontend-defaults', '@backstage/frontend-app-api')) {
    return pointers.filter(one => !LEGACY.test(one));
  }
  return uses('@backstage/app-defaults', '@backstage/core-app-api')
    ? pointers.filter(one => !PRESENT.test(one))
    : pointers;
}
