/**
 * What a plugin id has to be, for front ends that ask for one.
 *
 * @packageDocumentation
 */
const MAX_LENGTH = 40;

// A second plugin with one of these ids would keep the whole backend from starting.
const corePlugins =
  'app auth catalog devtools events gateway kubernetes mcp-actions notifications permission proxy scaffolder search signals techdocs user-settings'.split(
    ' ',
  );

/**
 * Says why a backend plugin cannot have an id.
 *
 * @param id - as it was typed
 * @returns a sentence and what would work, or undefined when the id is good
 * @see https://backstage.io/docs/backend-system/architecture/naming-patterns
 */
export function explainPluginId(id: string): string | undefined {
  const taken = reasonTaken(id);
  return explainPluginIdForm(id) ?? (taken && explain(id, taken));
}

/**
 * The same, for an id that may be that of a plugin of Backstage: a module for the
 * catalog carries the catalog's. An id ends up in folder and package names, URLs,
 * identifiers, and the name of a PostgreSQL database, which bounds its length.
 *
 * @param id - as it was typed
 * @returns a sentence and what would work, or undefined when the id is good
 * @see https://backstage.io/docs/backend-system/architecture/naming-patterns
 */
export function explainPluginIdForm(id: string): string | undefined {
  const problem = findProblem(id);
  return problem && explain(id, problem);
}

/**
 * Whether a plugin of Backstage itself has an id.
 *
 * @param id - of a plugin
 * @see https://github.com/backstage/backstage/tree/master/plugins
 */
export function isCorePlugin(id: string): boolean {
  return corePlugins.includes(id);
}

function reasonTaken(id: string): string | undefined {
  if (isCorePlugin(id)) return 'is that of a plugin of Backstage itself';
  if (id === 'create-backend') {
    return 'gives createBackendPlugin, which is what makes every plugin';
  }
  return undefined;
}

function explain(id: string, problem: string): string {
  return `Plugin id ${show(id)} ${problem}. This would work: ${suggestPluginId(id)}`;
}

function findProblem(id: string): string | undefined {
  if (id === '') return 'is empty';
  const bad = id.match(/[^a-z0-9-]/u)?.[0];
  if (bad) {
    return `contains ${show(bad)}; use lower-case letters a to z, digits and single dashes`;
  }
  if (!/^[a-z]/.test(id)) return 'does not start with a letter';
  if (id.endsWith('-')) return 'ends with a dash';
  if (id.includes('--')) return 'contains two dashes in a row';
  if (id.length > MAX_LENGTH) {
    return `has ${id.length} characters; at most ${MAX_LENGTH} are allowed`;
  }
  return undefined;
}

/**
 * The id that comes nearest to one that cannot be taken.
 *
 * @param id - as it was typed
 * @see {@link explainPluginIdForm}
 */
export function suggestPluginId(id: string): string {
  const near = id
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .replace(/^(?=\d)/, 'my-')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '');
  if (reasonTaken(near)) return `my-${near}`;
  return near || 'deployments';
}

function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
