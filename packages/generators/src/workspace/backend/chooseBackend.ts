import { GeneratorError } from '../../errors.ts';
import type { Repository } from '../repository.ts';
import { findBackends, type Backend } from './findBackends.ts';

/**
 * Chooses the backend that a plugin is added to.
 *
 * @param repository - where it is
 * @param wanted - its name or folder; may be left out when there is only one
 * @param command - what the message says to type, without `--backend`
 * @throws GeneratorError when there is none, more than one, none of that name, or only
 *   a legacy one
 * @see {@link findBackends}
 */
export function chooseBackend(
  repository: Repository,
  wanted: string | undefined,
  command: string,
): Backend {
  const backends = findBackends(repository);
  const found =
    wanted === undefined
      ? backends
      : backends.filter(
          ({ name, folder }) =>
            name === wanted || folder === wanted.replace(/^\.\/|\/$/g, ''),
        );
  if (backends.length === 0) {
    throw new GeneratorError(
      'no package of this repository has the role of a backend, to which the plugin should be added; give it to yours with "backstage": { "role": "backend" } in its package.json',
    );
  }
  if (found.length !== 1) {
    const list = backends
      .map(({ name, folder }) => `${name} in ${folder}`)
      .join(', ');
    throw new GeneratorError(
      `${wanted === undefined ? 'there is more than one backend' : `there is no backend "${wanted}"`}; there are: ${list}; say which with: ${command} --backend ${backends[0].name}`,
    );
  }
  const [backend] = found;
  if (backend.kind === 'legacy') {
    throw new GeneratorError(
      `the backend ${backend.name} is one of the old backend system, by what ${backend.entry} imports, and plugins of the kit need the new one; move it there first, as https://backstage.io/docs/backend-system/building-backends/migrating says`,
    );
  }
  return backend;
}
