import { GeneratorError } from '../errors.ts';
import type { Change } from '../plan/plan.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';

const CODE = /\.[cm]?[jt]sx?$/;

/**
 * Refuses to let a package go that holds code of people, or that something which stays
 * depends on.
 *
 * @param packages - all of the plugin
 * @param going - those that would go
 * @param changes - of all of them
 * @throws GeneratorError that names what is in the way, and what to do
 */
export function refuseNeeded(
  repository: Repository,
  packages: PluginPackage[],
  going: PluginPackage[],
  changes: Change[],
): void {
  const after = new Map(changes.map(change => [change.path, change.after]));
  const staying = (folder: string) =>
    repository
      .list(folder)
      .filter(path => !after.has(path) || after.get(path) !== undefined);
  const remaining = packages.filter(one => !going.includes(one));
  const own = new Set(packages.map(({ folder }) => folder));

  for (const { name, folder } of going) {
    const [theirs] = staying(folder);
    if (theirs !== undefined) {
      throw new GeneratorError(
        `${folder} would go, and ${theirs} is your code; move it to where it is to stay, or delete it, and run the command again`,
      );
    }
    const user = repository.packages.find(
      one =>
        !own.has(one.folder) &&
        [one.manifest.dependencies, one.manifest.devDependencies].some(
          all => all?.[name] !== undefined,
        ),
    );
    if (user) {
      throw new GeneratorError(
        `${folder} would go, and ${user.folder} depends on ${name}; take that out of its code and its package.json first`,
      );
    }
    const importing = remaining
      .flatMap(one => staying(one.folder))
      .find(path => CODE.test(path) && names(text(path), name));
    if (importing) {
      throw new GeneratorError(
        `${folder} would go, and ${importing} imports ${name}; take that out first`,
      );
    }
  }

  function text(path: string): string {
    return after.get(path) ?? repository.read(path) ?? '';
  }
}

// In whichever quotes, and also a path in it.
function names(code: string, name: string): boolean {
  return ['"', "'"].some(
    quote =>
      code.includes(`${quote}${name}${quote}`) ||
      code.includes(`${quote}${name}/`),
  );
}
