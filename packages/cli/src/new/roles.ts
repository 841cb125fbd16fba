import type { SiblingKind } from '@stagecraft/generators';

interface RoleInfo {
  /** The options without which upstream would ask. */
  needs: string[];
  /** Where upstream puts the package. */
  folder: (options: Record<string, string>) => string;
}

const library: RoleInfo = {
  needs: ['name'],
  folder: ({ name }) => `packages/${name}`,
};

const plugin = (suffix: string): RoleInfo => ({
  needs: ['pluginId'],
  folder: ({ pluginId }) => `plugins/${pluginId}${suffix}`,
});

const pluginModule = (infix: string): RoleInfo => ({
  needs: ['pluginId', 'moduleId', 'pluginPackage'],
  folder: ({ pluginId, moduleId }) =>
    `plugins/${pluginId}${infix}-module-${moduleId}`,
});

const ROLES: Record<string, RoleInfo> = {
  'web-library': library,
  'node-library': library,
  'common-library': library,
  'cli-module': {
    needs: ['name'],
    folder: ({ name }) => `packages/cli-module-${name}`,
  },
  'plugin-web-library': plugin('-react'),
  'plugin-node-library': plugin('-node'),
  'plugin-common-library': plugin('-common'),
  'frontend-plugin': plugin(''),
  'frontend-plugin-module': pluginModule(''),
  'backend-plugin': plugin('-backend'),
  'backend-plugin-module': pluginModule('-backend'),
};

/** The role by which upstream's templates make a package beside a plugin's own. */
export const siblingRole = (kind: SiblingKind) => `plugin-${kind}-library`;

/** Options that a template of this role needs and that are not there. */
export function missingOptions(
  role: string,
  options: Record<string, string>,
): string[] {
  return (ROLES[role]?.needs ?? []).filter(key => options[key] === undefined);
}

/** The folder that a package of this role gets; undefined while options are missing. */
export function packageFolder(
  role: string,
  options: Record<string, string>,
): string | undefined {
  const missing = missingOptions(role, options).filter(
    key => key !== 'pluginPackage',
  );
  return missing.length === 0 ? ROLES[role]?.folder(options) : undefined;
}
