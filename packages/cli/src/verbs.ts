/** What runs a verb: given what was typed behind it, to the end of the process. */
export type Command = (context: { args: string[] }) => Promise<void>;

/** What can be typed behind `stagecraft`. */
export interface Verb {
  name: string;
  description: string;
  /** Loads what runs it, which takes a while. */
  load(): Promise<{ default: Command }>;
}

const descriptions = {
  plugin: 'Make a backend plugin, wired into the backend',
  resource: 'Add a resource to a plugin: routes, store, migration, tests',
  field: 'Add, remove, rename or change fields of a resource, with a migration',
  link: 'Link two resources, many rows of one with many of the other',
  custom: 'Seed a service for code written by hand, and wire it',
  integration: 'Seed a client of another system, and wire it',
  task: 'Seed recurring work, and have the scheduler run it',
  webhook: 'Receive signed deliveries, and seed what handles them',
  subscription: 'Seed a handler of events, and subscribe it',
  permission: 'Have a permission policy decide who may do what with a resource',
  audit: 'Record every write, and every refusal, with the auditor',
  catalog: 'Check that the entity of a field exists, and expand it',
  client: 'Make a typed client of a resource for other plugins',
  'extension-point':
    'Let modules bring something, and seed what is done with it',
  action: 'Offer a resource to assistants and other plugins, by actions',
  undo: 'Take back a resource, a change of its fields, or any other entry',
};

/** The verbs that plop has, too. */
export const generators = Object.entries(descriptions).map(
  ([name, description]) => ({ name, description }),
);

/**
 * The verbs, in the order in which they are listed. `backstage-cli stagecraft` and the
 * program `stagecraft` both have what stands here. It is read at each start of
 * backstage-cli and of plop, so it loads nothing.
 */
export const verbs: Verb[] = [
  {
    name: 'init',
    description: 'Use the kit in this Backstage repository',
    load: () => import('./commands/init.ts'),
  },
  ...generators.map(({ name, description }) => ({
    name,
    description,
    load: async () => ({
      default: (await import('./commands/generators.ts')).commandOf(name),
    }),
  })),
  {
    name: 'update',
    description: 'Bring plugins to this version of the kit',
    load: () => import('./commands/update.ts'),
  },
  {
    name: 'check',
    description:
      'Compare plugins with their blueprints, and judge their migrations',
    load: () => import('./commands/check.ts'),
  },
];
