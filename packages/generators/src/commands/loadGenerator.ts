import type { Generator } from './generator.ts';

const loaders: Record<string, () => Promise<Generator>> = {
  plugin: async () => (await import('./plugin.ts')).pluginGenerator,
  resource: async () => (await import('./resource.ts')).resourceGenerator,
  field: async () => (await import('./field.ts')).fieldGenerator,
  link: async () => (await import('./link.ts')).linkGenerator,
  custom: async () => (await import('./custom.ts')).customGenerator,
  integration: async () =>
    (await import('./integration.ts')).integrationGenerator,
  task: async () => (await import('./task.ts')).taskGenerator,
  webhook: async () => (await import('./webhook.ts')).webhookGenerator,
  subscription: async () =>
    (await import('./subscription.ts')).subscriptionGenerator,
  permission: async () => (await import('./permission.ts')).permissionGenerator,
  audit: async () => (await import('./audit.ts')).auditGenerator,
  catalog: async () => (await import('./catalog.ts')).catalogGenerator,
  client: async () => (await import('./client.ts')).clientGenerator,
  'extension-point': async () =>
    (await import('./extensionPoint.ts')).extensionPointGenerator,
  action: async () => (await import('./action.ts')).actionGenerator,
  undo: async () => (await import('./undo.ts')).undoGenerator,
};

/**
 * Loads a generator that makes or changes plugins, and none of the others.
 *
 * @param name - as it is called on the command line
 * @throws Error when there is none of this name
 * @see {@link Generator}
 */
export async function loadGenerator(name: string): Promise<Generator> {
  const load = loaders[name];
  if (!load) {
    throw new Error(
      `There is no generator "${name}", only ${Object.keys(loaders).join(', ')}`,
    );
  }
  return load();
}
