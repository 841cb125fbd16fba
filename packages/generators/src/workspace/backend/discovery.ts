import { globSync } from 'tinyglobby';
import type { RepositoryFiles } from '../openFiles.ts';

/** `backend.packages` of the configuration, which is `all` or names packages. */
type Packages = string | { include?: string[]; exclude?: string[] } | undefined;

/**
 * Tells whether a backend that looks for features among its dependencies takes a
 * package, by the configuration at the root.
 *
 * @param packageName - the package
 * @see https://backstage.io/docs/backend-system/building-backends/index
 */
export function isDiscovered(
  { root, read }: RepositoryFiles,
  packageName: string,
): boolean {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { parseDocument } = createRequire(import.meta.filename)('yaml');
  return globSync('app-config*.yaml', { cwd: root }).some(path => {
    const config = parseDocument(read(path)!).toJS();
    const packages: Packages = config?.backend?.packages ?? undefined;
    if (typeof packages !== 'object' || !Object.keys(packages).length) {
      return packages === 'all';
    }
    const { include = [packageName], exclude = [] } = packages;
    return include.includes(packageName) && !exclude.includes(packageName);
  });
}
