const MAX_LENGTH = 40;

/**
 * Says what is wrong with a plugin id, and what would work; undefined when it is
 * fine. An id ends up in folder and package names, URLs, identifiers, and the
 * name of a PostgreSQL database, which bounds its length.
 */
export function explainPluginId(id: string): string | undefined {
  const problem = findProblem(id);
  if (!problem) return undefined;
  return `Plugin id ${show(id)} ${problem}. This would work: ${suggest(id)}`;
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

function suggest(id: string): string {
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
  return near || 'deployments';
}

function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
