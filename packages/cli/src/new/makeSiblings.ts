import {
  BLUEPRINT_FILE,
  clientGenerator,
  findRecipe,
  openRepository,
  planAsRendered,
  type Recipe,
} from '@stagecraft/generators';
import { write } from '../generate/carryOut.ts';
import { progress } from '../lib/progress.ts';
import type { CreatedPackage } from './nextSteps.ts';
import { readJson } from './workspace.ts';

/** What a package was made from, when it was a template of the kit. */
export async function readRecipe(
  root: string,
  { folder }: CreatedPackage,
): Promise<Recipe | undefined> {
  const blueprint = await readJson(root, `${folder}/${BLUEPRINT_FILE}`);
  return blueprint && findRecipe(blueprint);
}

/**
 * Makes the packages beside the one that a template has made: upstream makes one of each.
 *
 * @param check - throws when what is about to be written is no longer wanted
 */
export async function makeSiblings(
  root: string,
  { client }: Recipe,
  { pluginId, folder }: CreatedPackage,
  check: () => Promise<void>,
): Promise<void> {
  if (client === undefined || pluginId === undefined) return;
  progress(`Making the packages beside ${folder}`);
  const repository = await openRepository(root);
  const rendered = await planAsRendered(repository, pluginId);
  await check();
  write(rendered);
  const answers = { plugin: pluginId, resource: client };
  const plan = await clientGenerator.plan(repository, answers);
  await check();
  write(plan);
  await check();
}
