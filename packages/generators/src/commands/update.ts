import { updateAnswers } from '../features/update/answers.ts';
import type { LoadEngine } from '../render/engine.ts';
import { defineGenerator } from './generator.ts';
import { planUpdate } from './planUpdate.ts';

/**
 * Gives something what loads earlier versions of the kit, which are there until it is
 * done.
 *
 * @param root - absolute path of the repository
 * @param archive - path of the archive to take them from, if any
 * @see {@link LoadEngine}
 */
export type WithEngines = <Result>(
  root: string,
  archive: string | undefined,
  work: (load: LoadEngine) => Promise<Result>,
) => Promise<Result>;

/**
 * Makes the generator that brings plugins to this version of the kit.
 *
 * @param withEngines - brings the versions that rendered them
 * @see {@link applyPlan}, which carries out what it plans
 */
export const createUpdateGenerator = (withEngines: WithEngines) =>
  defineGenerator({
    name: 'update',
    description: 'Bring plugins to this version of the kit',
    answers: updateAnswers,
    examples: [
      'update --dry-run',
      'update --plugin deployments',
      'update --plugin deployments --from stagecraft-generators-0.1.0.tgz',
    ],
    plan: (repository, { plugin, from }) =>
      withEngines(repository.root, from, load =>
        planUpdate(
          repository,
          plugin === undefined ? [...repository.plugins.keys()] : [plugin],
          load,
        ),
      ),
  });
