import { resourceGenerator } from '../commands/resource.ts';
import { TestPlugin } from './TestPlugin.ts';

/** The plugin that gets packages beside its own, and where these are. */
export const plugin = 'harbour';
export const BACKEND = 'plugins/harbour-backend';
export const COMMON = 'plugins/harbour-common';
export const NODE = 'plugins/harbour-node';
export const NAMES = ['backend', 'common', 'node'].map(
  kind => `@internal/plugin-harbour-${kind}`,
);

/** Makes a repository with it, and two resources. */
export async function makeHarbour(): Promise<TestPlugin> {
  const repository = await TestPlugin.make(plugin);
  for (const name of ['vessel', 'berth']) {
    const answers = { plugin, name, fields: 'title:string' };
    await repository.run(resourceGenerator, answers);
  }
  return repository;
}
