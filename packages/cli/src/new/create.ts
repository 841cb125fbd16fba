import { GeneratorError } from '@stagecraft/generators/repository';
import { explainPluginIdForm } from '@stagecraft/generators/pluginId';
import { startSentence } from '../lib/engine.ts';
import { Failure } from '../lib/Failure.ts';
import { holdSignals } from '../lib/run.ts';
import { findCreated, readRecipe } from './created.ts';
import type { CreatedPackage } from './nextSteps.ts';
import { findPolicies } from './policies.ts';
import { explainTaken, refuseRecipe, type Surroundings } from './refuse.ts';
import type { NewRequest } from './request.ts';
import { runUpstream } from './upstream.ts';
import { restore, type Snapshot } from './workspace.ts';

/**
 * Runs upstream's `new`, and makes what that cannot. What fails then leaves nothing of
 * either; of what fails itself upstream tells the reason, and it is not cleared away.
 */
export async function create(
  request: NewRequest,
  answers: Record<string, string>,
  surroundings: Surroundings,
  root: string,
  before: Snapshot,
): Promise<CreatedPackage[]> {
  const code = await runUpstream(request, answers, root, surroundings.canAsk);
  const signals = holdSignals();
  try {
    const created = await findCreated(root, before);
    const folders = created.map(({ folder }) => folder).join(', ');
    if (created.length === 0) {
      throw new Failure('Nothing was created; the reason is above', code || 1);
    }
    if (code !== 0) {
      throw new Failure(
        `Creating ${folders} failed; the reason is above`,
        code,
      );
    }
    await complete(created, surroundings, root, signals.check).catch(
      async error => {
        await restore(root, before);
        throw takenBack(error);
      },
    );
    return await findCreated(root, before);
  } finally {
    signals.release();
  }
}

async function complete(
  created: CreatedPackage[],
  surroundings: Surroundings,
  root: string,
  check: () => Promise<void>,
): Promise<void> {
  for (const one of created) {
    const recipe = await readRecipe(root, one);
    const reason =
      explainBadId(one, surroundings) ??
      ((await findPolicies(root, one.folder)).length > 0
        ? surroundings.policy
        : undefined) ??
      (recipe && refuseRecipe(recipe, one, surroundings));
    if (reason) throw new Failure(reason);
    const { pluginId } = one;
    if (recipe?.client !== undefined && pluginId !== undefined) {
      // It loads the whole engine.
      const { makeSiblings } = await import('./makeSiblings.ts');
      await makeSiblings(root, recipe.client, { ...one, pluginId }, check);
    }
  }
}

function takenBack(error: Error): Error {
  if (!(error instanceof Failure || error instanceof GeneratorError)) {
    return error;
  }
  const reason = startSentence(error.message) || 'Interrupted';
  return new Failure(
    `${reason}. What was created is removed again`,
    error instanceof Failure ? error.exitCode : 1,
  );
}

// Upstream's own prompts let pass what does not compile or does not start.
function explainBadId(
  { pluginId, role }: CreatedPackage,
  { pluginsInUse }: Surroundings,
): string | undefined {
  return pluginId === undefined
    ? undefined
    : (explainPluginIdForm(pluginId) ??
        (role === 'backend-plugin'
          ? explainTaken(pluginId, pluginsInUse)
          : undefined));
}
