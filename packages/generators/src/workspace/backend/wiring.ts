import { GeneratorError } from '../../errors.ts';
import type { Change } from '../../plan/plan.ts';
import { addDependency } from '../addDependency.ts';
import type { RepositoryFiles } from '../openFiles.ts';
import { addLine, addToBackend } from './addToBackend.ts';
import { isDiscovered } from './discovery.ts';
import { sourceFiles, type Backend } from './findBackends.ts';
import { addsDiscovery, findAdding } from './findAdding.ts';
import { readBackend } from './readBackend.ts';

/**
 * Whether a backend loads a package; `misplaced` is where that has no effect.
 *
 * @see {@link findWiring}
 */
export type Wiring = 'wired' | 'missing' | 'misplaced';

/**
 * Finds out whether the code of a backend loads a package, in whatever way.
 *
 * @param repository - where both are
 * @param backend - as {@link findBackends} gives it
 * @param packageName - the package
 * @see https://backstage.io/docs/backend-system/architecture/backends
 */
export function findWiring(
  repository: RepositoryFiles,
  backend: Backend,
  packageName: string,
): Wiring {
  const codes = sourceFiles(repository, backend.folder)
    .map(file => repository.read(file)!)
    .filter(text => text.includes(packageName) || /discoveryFeature/.test(text))
    .map(readBackend);
  const found = codes.flatMap(code => findAdding(code, packageName) ?? []);
  const isLoaded =
    found.includes('added') ||
    (codes.some(addsDiscovery) && isDiscovered(repository, packageName));
  if (isLoaded) {
    return 'wired';
  }
  return found.length > 0 ? 'misplaced' : 'missing';
}

/**
 * Plans the two edits outside the package of a plugin that let a backend load it; what
 * is there already stays as it is.
 *
 * @param repository - where both are
 * @param backend - as {@link findBackends} gives it
 * @param packageName - the package of the plugin
 * @throws GeneratorError when the code does not show where, with the line to paste
 * @see {@link applyPlan}
 */
export async function planWiring(
  repository: RepositoryFiles,
  backend: Backend,
  packageName: string,
): Promise<Change[]> {
  const { entry, folder } = backend;
  const manifest = `${folder}/package.json`;
  const before = repository.read(manifest)!;
  return [
    {
      path: manifest,
      before,
      after: addDependency(before, packageName, 'workspace:^', manifest),
    },
    {
      path: entry,
      before: repository.read(entry),
      after: await added(repository, backend, packageName),
    },
  ].filter(change => change.before !== change.after);
}

async function added(
  repository: RepositoryFiles,
  backend: Backend,
  packageName: string,
): Promise<string | undefined> {
  const { entry } = backend;
  const { format, read } = repository;
  const text = read(entry);
  const wiring = findWiring(repository, backend, packageName);
  if (wiring === 'misplaced') {
    throw new GeneratorError(
      `the backend ${backend.name} adds ${packageName} before it is created or after it is started; move that line to where your other plugins are added, and run the command again`,
    );
  }
  if (wiring === 'wired') {
    return text;
  }
  const after = addToBackend(text ?? '', packageName);
  if (text === undefined || after === undefined) {
    throw new GeneratorError(
      `found no place in ${entry} where the backend starts; add this line where your plugins are added, and run the command again:\n  ${addLine(packageName)}`,
    );
  }
  const isFormatted = await format(entry, text).then(
    formatted => formatted === text,
    () => false,
  );
  return isFormatted ? format(entry, after) : after;
}
