import {
  clientGenerator,
  openRepository,
  planAsRendered,
} from '@stagecraft/generators';
import { write } from '../generate/carryOut.ts';
import { progress } from '../lib/progress.ts';
import type { CreatedPackage } from './nextSteps.ts';

/**
 * Makes the packages beside the one that a template has made: upstream makes one of each.
 *
 * @param client - the resource that other plugins get a client of
 * @param check - throws when what is about to be written is no longer wanted
 */
export async function makeSiblings(
  root: string,
  client: string,
  { pluginId, folder }: CreatedPackage & { pluginId: string },
  check: () => Promise<void>,
): Promise<void> {
  progress(`Making the packages beside ${folder}`);
  const rendered = await planAsRendered(await openRepository(root), pluginId);
  await check();
  write(rendered);
  const { globals, ...repository } = await openRepository(root);
  const { manifest } = repository.packages.find(one => one.folder === folder)!;
  // A flag may have given another version than the repository gives.
  const { version = globals.version } = manifest;
  const plan = await clientGenerator.plan(
    { ...repository, globals: { ...globals, version } },
    { plugin: pluginId, resource: client },
  );
  await check();
  write(plan);
  await check();
}
