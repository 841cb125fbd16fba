import type { Blueprint } from '../blueprint/blueprint.ts';
import { codeNames } from '../blueprint/codeNames.ts';
import { ancestorsOf, type Resource } from '../blueprint/references.ts';
import {
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
 * @param resources - those that there will be
 */
export async function tryRequests(
  repository: Repository,
  folder: string,
  from: Blueprint,
  entry: Resource,
  resources: Resource[],
): Promise<SampleRequests> {
  const facts = repoFacts(repository, folder);
  const tree = renderUnformatted(from, facts);
  const edited: string[] = [];
  for (const resource of [entry, ...ancestorsOf(entry, resources)]) {
    const name = `src/${codeNames(resource).names}/schema.ts`;
    const path = `${folder}/${name}`;
    const disk = repository.read(path);
    if (tree[name] !== undefined && disk !== undefined) {
      const rendered = await facts.format(name, tree[name]);
      const state = await fileState(path, disk, rendered, facts);
      if (state === 'edited') {
        edited.push(path);
      }
    }
  }
  return {
    ...sampleRequests(entry, resources),
    ...(edited.length > 0 && { edited }),
  };
}
