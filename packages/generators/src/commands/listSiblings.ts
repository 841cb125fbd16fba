import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../plan/plan.ts';
import { editManifest } from '../workspace/editManifest.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Lists packages that come, and no longer those that go, in the package.json of every
 * other package of the plugin that has such a list, such as its frontend's, as
 * `backstage-cli repo fix` would.
 *
 * @param packages - those that a blueprint renders
 * @param coming - of these
 * @param going - of these
 * @see https://backstage.io/docs/tooling/package-metadata
 */
export function listSiblings(
  repository: Repository,
  packages: PluginPackage[],
  coming: PluginPackage[],
  going: PluginPackage[],
): Change[] {
  const ids = new Set(
    repository.packages
      .filter(one => one.folder === packages[0].folder)
      .map(one => one.manifest.backstage?.pluginId),
  );
  const gone = going.map(({ name }) => name);
  return repository.packages
    .filter(({ folder }) => packages.every(one => one.folder !== folder))
    .flatMap(({ folder, manifest: { backstage } }): Change[] => {
      const listed = backstage?.pluginPackages;
      if (!listed || !ids.has(backstage?.pluginId)) {
        return [];
      }
      const names = [...listed, ...coming.map(({ name }) => name)];
      const next = [...new Set(names)]
        .filter(name => !gone.includes(name))
        .sort();
      const path = `${folder}/package.json`;
      const before = repository.read(path)!;
      return isDeepStrictEqual(next, [...listed].sort())
        ? []
        : [
            {
              path,
              before,
              after: editManifest(
                before,
                ['backstage', 'pluginPackages'],
                next,
              ),
            },
          ];
    });
}
