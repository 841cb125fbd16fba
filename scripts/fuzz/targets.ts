import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  parseBlueprint,
  type Blueprint,
} from '../../packages/generators/src/blueprint/blueprint.ts';
import {
  catalogFields,
  withEntityKinds,
} from '../../packages/generators/src/blueprint/catalogFields.ts';
import { BLUEPRINT_FILE } from '../../packages/generators/src/blueprint/file.ts';
import {
  namedFeatures,
  subjectFeatures,
} from '../../packages/generators/src/blueprint/features.ts';
import { kebabCase } from '../../packages/generators/src/blueprint/names.ts';
import { fieldsOf } from '../../packages/generators/src/blueprint/references.ts';
import {
  fieldType,
  type Field,
} from '../../packages/generators/src/fields/index.ts';
import { root } from '../run.ts';
import { TOKEN } from '../standIn.ts';

/** A plugin, as its blueprint says it is. */
export interface Target {
  /** Absolute. */
  folder: string;
  /** Where it finds itself, unless that is where the scripts find it. */
  modules?: string;
  id: string;
  resources: Blueprint['resources'];
  features: Blueprint['features'];
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
  const file = join(folder, BLUEPRINT_FILE);
  const { pluginId, resources, features } = parseBlueprint(
    readFileSync(file, 'utf8'),
    file,
  );
  return { folder, id: pluginId, resources, features };
}

/** The collections about whose rows a permission policy decides. */
export function guardedOf({ id, resources, features }: Target): string[] {
  return subjectFeatures({ features })
    .filter(({ feature }) => feature === 'permission')
    .flatMap(({ of }) => resources.filter(({ name }) => name === of))
    .map(({ plural }) => `/api/${id}/${kebabCase(plural)}`);
}

/** Whether it asks for services of other packages, such as the client of a plugin. */
export const callsOthers = ({ features }: Target): boolean =>
  namedFeatures({ features }).some(
    entry => 'refs' in entry && entry.refs !== undefined,
  );

/** Nothing runs by itself: at the same moment two databases may be at different points. */
const NEVER = {
  frequency: { days: 365 },
  initialDelay: { days: 365 },
  timeout: { minutes: 1 },
};

/** What goes into the configuration of a plugin, for what it has. */
export function configOf({ id, features }: Target, systemUrl: string): object {
  const system = { baseUrl: systemUrl, token: TOKEN };
  const entries = namedFeatures({ features }).map(entry => {
    const isOfInstances = 'instances' in entry && entry.instances;
    const values: Record<string, object> = {
      integration: isOfInstances ? { main: system } : system,
      task: { schedule: NEVER },
      webhook: { schedule: NEVER },
    };
    return [entry.name, values[entry.feature]];
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
  for (const resource of resources) {
    const checked = catalogFields({ features }, resource.name);
    for (const field of fieldsOf(withEntityKinds(resource, { features }))) {
      const isChecked = checked.some(({ name }) => name === field.name);
      const texts = isChecked ? entitiesOf(field) : TEXTS[field.type];
      if (texts) {
        const others = known[field.name] ?? [];
        known[field.name] = [...new Set([...others, ...texts])];
      }
    }
  }
  const entities = namedFeatures({ features })
    .filter(entry => 'annotation' in entry && entry.annotation !== undefined)
    .map(({ name }) => `sample-${kebabCase(name)}`);
  if (entities.length > 0) {
    known['path kind'] = ['component'];
    known['path namespace'] = ['default'];
    known['path name'] = entities;
  }
  return known;
}

/** What the catalog of `dev/index.ts` has for a field, in two ways to write it. */
function entitiesOf(field: Field): string[] {
  const [one, other] = ([1, 2] as const).map(
    n => `${fieldType(field).sample(field, n)}`,
  );
  return [one, other.toUpperCase()];
}
