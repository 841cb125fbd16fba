import { posix } from 'node:path';
import type { Import } from '../features/contribution.ts';

/** One import a module, in the order of their paths. */
export function sortedImports(imports: Import[]): Import[] {
  return [...new Set(imports.map(({ from }) => from))]
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(from => {
      const names = imports.filter(one => one.from === from);
      return {
        name: [...new Set(names.map(({ name }) => name))].join(', '),
        from,
      };
    });
}

/** Those of packages and those of files, of which packages come first in a file. */
export function splitImports(imports: Import[]) {
  const isFile = ({ from }: Import) => from.startsWith('.');
  return {
    packages: sortedImports(imports.filter(one => !isFile(one))),
    files: sortedImports(imports.filter(isFile)),
  };
}

/** The same in one list, for a file that has no more of packages. */
export function packagesFirst(imports: Import[]): Import[] {
  const { packages, files } = splitImports(imports);
  return [...packages, ...files];
}

/**
 * The same import for a file in a folder below src.
 *
 * @param folder - such as `service`
 */
export function seenFrom(folder: string, { name, from }: Import): Import {
  return from.startsWith('./')
    ? { name, from: posix.relative(folder, from.slice(2)) }
    : { name, from };
}
