import { posix } from 'node:path';
import lodash from 'lodash';
import { GeneratorError } from '../errors.ts';
import type { Repository } from './repository.ts';

/** Where `yarn new` puts plugins. */
const USUAL = 'plugins';

/**
 * Chooses the folder of a new backend plugin: where `yarn new` puts it when that is a
 * workspace, else beside the backend plugins that there are, else where any workspace
 * can be.
 *
 * @param name - the last part of the folder
 * @throws GeneratorError when no pattern of the workspaces has a place for it
 */
export function choosePluginFolder(
  { packages, workspaceFolders, isWorkspace }: Repository,
  name: string,
): string {
  const plugins = packages.filter(({ role }) => role === 'backend-plugin');
  const counts = lodash.countBy(plugins, ({ folder }) => posix.dirname(folder));
  const beside = lodash.sortBy(Object.keys(counts), one => -counts[one]);
  const parents = workspaceFolders.includes(USUAL)
    ? [USUAL, ...beside]
    : [...beside, USUAL];
  const folder = [...parents, ...workspaceFolders]
    .map(parent => posix.join(parent, name))
    .find(isWorkspace);
  if (folder === undefined) {
    throw new GeneratorError(
      `no pattern of the workspaces in package.json has a place for ${USUAL}/${name}; add "${USUAL}/*" to them`,
    );
  }
  return folder;
}
