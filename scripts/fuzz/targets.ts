import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../run.ts';
import { TOKEN } from '../standIn.ts';

/** A plugin, as its blueprint says it is. */
export interface Target {
  /** Absolute. */
  folder: string;
  /** Where it finds itself, unless that is where the scripts find it. */
  modules?: string;
  id: string;
  resources: { fields: string[] }[];
  features: {
    feature: string;
    name: string;
    instances?: boolean;
    annotation?: string;
    refs?: { from: string }[];
  }[];
}

/**
 * Finds plugins that the kit made.
 *
 * @param names - plugin ids or folders; without any, every example
 * @throws Error when one is not there
 */
export function findTargets(names: string[]): Target[] {
  const all = globSync(
    ['examples/*/.stagecraft.json', 'plugins/*/.stagecraft.json'],
    {
      cwd: root,
    },
  )
    .sort()
    .map(file => readTarget(join(root, file, '..')));
  if (names.length === 0) {
    return all.filter(({ folder }) =>
      relative(root, folder).startsWith('examples'),
    );
  }
  return names.map(name => {
    const found = all.find(
      ({ id, folder }) => id === name || relative(root, folder) === name,
    );
    if (!found) {
      const ids = all.map(({ id }) => id).join(', ');
      throw new Error(
        `There is no plugin ${JSON.stringify(name)} in examples or plugins, only: ${ids}`,
      );
    }
    return found;
  });
}

/** Reads the blueprint of a plugin. */
export function readTarget(folder: string): Target {
  const file = join(folder, '.stagecraft.json');
  const blueprint = JSON.parse(readFileSync(file, 'utf8'));
  const { pluginId, resources, features = [] } = blueprint;
  return { folder, id: pluginId, resources, features };
}

/** Whether it asks for services of other packages, such as the client of a plugin. */
export const callsOthers = ({ features }: Target): boolean =>
  features.some(({ refs }) => refs !== undefined);

/** Nothing runs by itself: at the same moment two databases may be at different points. */
const NEVER = {
  frequency: { days: 365 },
  initialDelay: { days: 365 },
  timeout: { minutes: 1 },
};

/** What goes into the configuration of a plugin, for what it has. */
export function configOf({ id, features }: Target, systemUrl: string): object {
  const system = { baseUrl: systemUrl, token: TOKEN };
  const entries = features.map(({ feature, name, instances }) => {
    const values: Record<string, object> = {
      integration: instances ? { main: system } : system,
      task: { schedule: NEVER },
      webhook: { schedule: NEVER },
    };
    return [name, values[feature]];
  });
  const camelCase = id.replaceAll(/-(\w)/g, (_, letter) =>
    letter.toUpperCase(),
  );
  return { [camelCase]: Object.fromEntries(entries.filter(([, one]) => one)) };
}

/** What types take of which no schema says what it looks like. */
const TEXTS: Record<string, string[]> = {
  entityRef: [
    'component:default/shop',
    'User:Development/Guest',
    'a:b/c.d_e-f',
  ],
  url: ['https://example.com/a?b=c', 'http://[::1]:8080/%C3%A4'],
};

/**
 * What there is from the beginning, by the name of what takes it: the entities that
 * `dev/index.ts` has, and values of fields.
 */
export function knownOf({ features, resources }: Target) {
  const known: Record<string, string[]> = {};
  for (const field of resources.flatMap(({ fields }) => fields)) {
    const [, name, type] = /^(\w+):(\w+)/.exec(field)!;
    if (Object.hasOwn(TEXTS, type)) {
      known[name] = TEXTS[type];
    }
  }
  const entities = features
    .filter(({ annotation }) => annotation !== undefined)
    .map(({ name }) => `sample-${toKebabCase(name)}`);
  if (entities.length > 0) {
    known['path kind'] = ['component'];
    known['path namespace'] = ['default'];
    known['path name'] = entities;
  }
  return known;
}

function toKebabCase(camelCase: string): string {
  return camelCase.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
