import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addLine,
  applyPlan,
  findBackends,
  findWiring,
  GeneratorError,
  planWiring,
  type Backend,
  type RepositoryFiles,
} from '@stagecraft/generators/repository';
import { startSentence } from '../lib/engine.ts';
import type { Problem } from '../lib/problems.ts';
import type { CreatedPackage } from './nextSteps.ts';

/** The only backend that upstream knows. */
const UPSTREAM = 'packages/backend';

/**
 * Lets a backend load what upstream created, where upstream did not: it looks for one
 * name in one folder, and may find it in a comment.
 *
 * @param before - the files outside the package, as they were
 * @returns what keeps every backend from loading it
 */
export async function wire(
  repository: RepositoryFiles,
  { name, role }: CreatedPackage,
  before: ReadonlyMap<string, string>,
): Promise<Problem[]> {
  if (!role?.startsWith('backend-plugin')) return [];
  const paste = `paste this where your plugins are added: ${addLine(name)}`;
  const backends = findBackends(repository);
  const backend = chooseTarget(backends);
  if (!backend) {
    return [
      {
        reason: `no backend loads ${name}: ${describe(backends)}`,
        next: `add it to the dependencies of the one that should, and ${paste}`,
      },
    ];
  }
  const { root, read } = repository;
  const { entry } = backend;
  try {
    const text = before.get(entry);
    if (
      text !== undefined &&
      text !== read(entry) &&
      findWiring(repository, backend, name) !== 'wired'
    ) {
      await writeFile(join(root, entry), text);
    }
    const changes = await planWiring(repository, backend, name);
    applyPlan({ root, changes });
    return [];
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    const [reason] = startSentence(error.message).split(/[;\n]/);
    return [{ reason, next: paste }];
  }
}

/** The backend that a new package belongs to, as long as there is no doubt. */
export function chooseTarget(backends: Backend[]): Backend | undefined {
  return (
    backends.find(({ folder }) => folder === UPSTREAM) ??
    (backends.length === 1 ? backends[0] : undefined)
  );
}

function describe(backends: Backend[]): string {
  return backends.length === 0
    ? 'no package here has the role of one'
    : `there are ${backends.map(({ folder }) => folder).join(', ')}`;
}
