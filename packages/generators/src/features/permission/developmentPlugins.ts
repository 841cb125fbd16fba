import type { Dependency } from '../../render/oldestRelease.ts';

/**
 * What decides where a plugin runs alone: a repository whose configuration enables
 * permissions asks for a decision before every request.
 */
export const developmentPlugins: Dependency[] = [
  '@backstage/plugin-permission-backend',
  '@backstage/plugin-permission-backend-module-allow-all-policy',
];
