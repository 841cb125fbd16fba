import type { Blueprint } from '../blueprint/blueprint.ts';
import { hasMigrations, type Contribution } from '../features/contribution.ts';
import type { RepoFacts } from './facts.ts';
import { lowestVersions, type Dependency } from './oldestRelease.ts';

/** Writes the package.json of a plugin, in the order in which Backstage's tools do. */
export function renderManifest(
  blueprint: Blueprint,
  contributions: Contribution[],
  facts: RepoFacts,
): string {
  const { name } = blueprint.package;
  const {
    version,
    license,
    private: isPrivate,
    registry,
    pluginPackages = [name],
  } = facts.manifest;
  const collect = (
    key: 'dependencies' | 'devDependencies' | 'developmentPlugins',
  ) => contributions.flatMap(one => one[key]);
  const others = Object.assign(
    {},
    ...contributions.map(one => one.otherDependencies),
  );
  const migrates = hasMigrations(contributions);
  const configures = contributions.some(({ config }) => config.length > 0);

  const manifest = {
    name,
    version,
    license,
    ...(isPrivate && { private: true }),
    main: 'src/index.ts',
    types: 'src/index.ts',
    publishConfig: {
      access: 'public',
      main: 'dist/index.cjs.js',
      types: 'dist/index.d.ts',
      ...(registry && { registry }),
    },
    backstage: {
      role: 'backend-plugin',
      pluginId: blueprint.pluginId,
      pluginPackages,
    },
    scripts: Object.fromEntries(
      ['build', 'clean', 'lint', 'postpack', 'prepack', 'start', 'test'].map(
        script => [script, `backstage-cli package ${script}`],
      ),
    ),
    dependencies: ranges(new Set(collect('dependencies')), facts, others),
    devDependencies: ranges(
      new Set([
        ...collect('devDependencies'),
        ...collect('developmentPlugins'),
      ]),
      facts,
    ),
    files: [
      ...(configures ? ['config.d.ts'] : []),
      'dist',
      ...(migrates ? ['migrations'] : []),
    ],
    ...(configures && { configSchema: 'config.d.ts' }),
    ...((migrates || contributions.some(one => one.testsDatabases)) && {
      jest: { globalSetup: '@stagecraft/backend-testkit/globalSetup' },
    }),
  };
  return JSON.stringify(manifest, null, 2);
}

// What the kit knows of a package goes before what is there by chance.
function ranges(
  names: Set<Dependency>,
  facts: RepoFacts,
  others: Record<string, string> = {},
) {
  const known = [...names].map(name => [name, lowestVersions[name]]);
  const all = { ...others, ...Object.fromEntries(known) };
  return Object.fromEntries(
    Object.keys(all)
      .sort()
      .map(name => [name, facts.versionRange(name, all[name])]),
  );
}
