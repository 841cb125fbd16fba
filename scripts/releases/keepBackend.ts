import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What plugins of the kit meet: a sign-in, the catalog, and who may do what.
const KEPT = [
  '@backstage/plugin-auth-backend',
  '@backstage/plugin-auth-backend-module-guest-provider',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-catalog-backend-module-logs',
  '@backstage/plugin-permission-backend',
  '@backstage/plugin-permission-backend-module-allow-all-policy',
];
const ADDED = /^(?:\/\/.*\n)*backend\.add\(\s*import\('([^']+)'\),?\s*\);\n/gm;

/**
 * Takes out of an app what the kit has nothing to do with, and what takes minutes to
 * install: its frontend, and the plugins of its backend but those that every one has.
 *
 * @param folder - absolute path of what create-app made, not installed yet
 * @param instead - versions of packages to take instead of those that it names
 */
export function keepBackend(
  folder: string,
  instead: Record<string, string> = {},
): void {
  rmSync(join(folder, 'packages/app'), { recursive: true, force: true });

  const index = join(folder, 'packages/backend/src/index.ts');
  const code = readFileSync(index, 'utf8');
  writeFileSync(
    index,
    code.replace(ADDED, (text, name) => (KEPT.includes(name) ? text : '')),
  );

  const file = join(folder, 'packages/backend/package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const dependencies = { ...manifest.dependencies, ...instead };
  manifest.dependencies = Object.fromEntries(
    Object.entries(dependencies).filter(
      ([name]) =>
        name !== 'app' &&
        (!name.startsWith('@backstage/plugin-') ||
          name.startsWith('@backstage/plugin-permission-') ||
          KEPT.includes(name)),
    ),
  );
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
