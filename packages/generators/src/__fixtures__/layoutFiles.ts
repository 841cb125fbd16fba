/** What the small repositories of the layouts are written with. */
export const API = '@backstage/backend-plugin-api';
export const CREATE = `import { createBackend } from '@backstage/backend-defaults';\n\n`;

export const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

export const root = (more: object = {}) =>
  json({
    name: 'root',
    private: true,
    workspaces: { packages: ['packages/*', 'plugins/*'] },
    prettier: { singleQuote: true, arrowParens: 'avoid' },
    ...more,
  });

export const backend = (
  name: string,
  dependencies: Record<string, string> = {},
) => json({ name, backstage: { role: 'backend' }, dependencies });

export const plugin = (name: string, range: string) =>
  json({
    name,
    backstage: { role: 'backend-plugin' },
    dependencies: { [API]: range },
  });

/** A yarn.lock that resolves ranges of backend-plugin-api to a version. */
export const lock = (version: string, ...ranges: string[]) => {
  const key = ranges.map(range => `${API}@npm:${range}`).join(', ');
  return `__metadata:\n  version: 8\n\n"${key}":\n  version: ${version}\n`;
};

/** A file that creates a backend, adds plugins by these lines, and starts it. */
export const start = (...lines: string[]) =>
  [
    `${CREATE}const backend = createBackend();`,
    ...lines,
    'backend.start();',
    '',
  ].join('\n');
