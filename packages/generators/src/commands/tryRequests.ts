import type { Blueprint } from '../blueprint/blueprint.ts';
import { codeNames } from '../blueprint/codeNames.ts';
import { withEntityKinds } from '../blueprint/catalogFields.ts';
import { ancestorsOf } from '../blueprint/references.ts';
import {
  sampleEntities,
  sampleRequests,
  type SampleRequests,
} from '../features/resource/sampleRequests.ts';
import { fileState } from '../plan/fileState.ts';
import { renderUnformatted } from '../render/render.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Requests to try a resource with, and which schemas may refuse them, because people
 * have edited them.
 *
 * @param folder - the folder of the package below the root
 * @param from - the blueprint that the files on disk were rendered from
 * @param to - the one that there will be
 * @param name - of the resource
 */
export async function tryRequests(
  repository: Repository,
  folder: string,
  from: Blueprint,
  to: Blueprint,
  name: string,
): Promise<SampleRequests> {
  const resources = to.resources.map(one => withEntityKinds(one, to));
  const entry = resources.find(one => one.name === name)!;
  const needed = [entry, ...ancestorsOf(entry, resources)];
  const entities = sampleEntities(needed, to);
  const facts = repoFacts(repository, folder);
  const tree = renderUnformatted(from, facts);
  const edited: string[] = [];
  for (const resource of needed) {
    const file = `src/${codeNames(resource).names}/schema.ts`;
    const path = `${folder}/${file}`;
    const disk = repository.read(path);
    if (tree[file] !== undefined && disk !== undefined) {
      const rendered = await facts.format(file, tree[file]);
      const state = await fileState(path, disk, rendered, facts);
      if (state === 'edited') {
        edited.push(path);
      }
    }
  }
  return {
    ...sampleRequests(entry, resources),
    ...(edited.length > 0 && { edited }),
    ...(entities.length > 0 && { entities }),
  };
}
