import { formatRows } from '../lib/rows.ts';

/** A package that was created, as its package.json describes it. */
export interface CreatedPackage {
  /** Relative to the root. */
  folder: string;
  name: string;
  role?: string;
  pluginId?: string;
  /** The plugin that a module extends. */
  pluginPackage?: string;
  /** Of package.json, by name. */
  scripts: Record<string, string>;
  /** Whether it serves /health, as a plugin of this kit does. */
  servesHealth: boolean;
  /** Whether it does not start without keys of its own in the configuration. */
  needsConfig: boolean;
}

/**
 * What to type next, a line each.
 *
 * @param siblings - the packages that were made beside it
 */
export function nextSteps(
  created: CreatedPackage,
  skippedInstall: boolean,
  siblings: CreatedPackage[] = [],
): string {
  const rows: [string, string][] = [];
  if (skippedInstall) rows.push(['Install', 'yarn install']);
  if (created.role?.startsWith('backend-plugin')) {
    if (created.needsConfig) {
      rows.push([
        'Config',
        `in app-config.yaml, as ${created.folder}/README.md says under "Install"`,
      ]);
    }
    rows.push(['Start', 'yarn start   (serves http://localhost:7007)']);
  }
  if (created.role === 'backend-plugin' && created.servesHealth) {
    rows.push([
      'Try',
      `curl http://localhost:7007/api/${created.pluginId}/health`,
    ]);
  }
  if (created.scripts.test) {
    rows.push(['Test', `yarn workspace ${created.name} test`]);
  }
  return [
    '',
    ...[created, ...siblings].map(
      ({ folder, name }) =>
        `${folder} ${skippedInstall ? 'is there, not installed and not linted' : 'is ready'}: ${name}`,
    ),
    ...formatRows(rows),
    '',
  ].join('\n');
}
