import { KIT_VERSION } from '../kitVersion.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { parseJson } from '../workspace/parseJson.ts';
import type { Repository } from '../workspace/repository.ts';

/** The package of the kit that a repository depends on. */
export const KIT = '@stagecraft/cli';

const CLI = '@backstage/cli';
const MODULES = '@backstage/cli-defaults';

/**
 * What the root of a repository has to depend on.
 *
 * @param manifest - its package.json
 * @param withPlop - whether plop is to run the generators
 * @returns ranges by package
 */
export function neededDependencies(
  repository: Repository,
  manifest: Manifest,
  withPlop: boolean,
): Record<string, string> {
  return {
    ...neededModules(repository, manifest),
    [KIT]: `^${KIT_VERSION}`,
    ...(withPlop && { plop: '^4.0.5' }),
  };
}

// A CLI that finds no module at all takes its own. With that of the kit it would not: the
// kit stands in then, and leaves `new` as Backstage has it.
function neededModules(
  repository: Repository,
  manifest: Manifest,
): Record<string, string> {
  const range = readInstalled(repository, CLI).dependencies?.[MODULES];
  const listed = allDependencies(manifest);
  const isModule = (name: string) =>
    name !== KIT &&
    readInstalled(repository, name).backstage?.role === 'cli-module';
  if (!range || Object.keys(listed).some(isModule)) {
    return {};
  }
  const ofRelease = listed[CLI]?.startsWith('backstage:');
  return { [MODULES]: ofRelease ? listed[CLI] : range };
}

function readInstalled({ read }: Repository, name: string): Manifest {
  const path = `node_modules/${name}/package.json`;
  const text = read(path);
  return text === undefined ? {} : parseJson(text, path);
}

/** What a package depends on, to run or to be worked on. */
export function allDependencies({
  dependencies,
  devDependencies,
}: Manifest): Record<string, string> {
  return { ...dependencies, ...devDependencies };
}
