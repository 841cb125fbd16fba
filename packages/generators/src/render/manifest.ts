import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  siblingNames,
  type SiblingKind,
  type SiblingNames,
} from '../blueprint/siblings.ts';
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
  const collect = (
    ...keys: ('dependencies' | 'devDependencies' | 'developmentPlugins')[]
  ) => new Set(contributions.flatMap(one => keys.flatMap(key => one[key])));
  const names = siblingNames(blueprint, facts.siblings);
  const uses = contributions.flatMap(one => one.usesSiblings);
  const others = Object.assign(
    siblingVersions(uses, names),
    ...contributions.map(one => one.otherDependencies),
  );
  const migrates = hasMigrations(contributions);
  const configures = contributions.some(({ config }) => config.length > 0);

  const manifest = {
    ...identity(name, facts),
    main: 'src/index.ts',
    types: 'src/index.ts',
    publishConfig: {
      access: 'public',
      main: 'dist/index.cjs.js',
      types: 'dist/index.d.ts',
      ...registryOf(facts),
    },
    backstage: {
      role: 'backend-plugin',
      pluginId: blueprint.pluginId,
      pluginPackages: pluginPackages(blueprint, facts),
    },
    scripts: scripts('start'),
    dependencies: ranges(collect('dependencies'), facts, others),
    devDependencies: ranges(
      collect('devDependencies', 'developmentPlugins'),
      facts,
      siblingVersions(
        contributions
          .flatMap(one => one.testsSiblings)
          .filter(kind => !uses.includes(kind)),
        names,
      ),
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

/** What a package is called, and under which terms it comes. */
export function identity(name: string, { manifest }: RepoFacts) {
  return {
    name,
    version: manifest.version,
    license: manifest.license,
    ...(manifest.private && { private: true }),
  };
}

/** Where a package is published, when that is not the usual place. */
export function registryOf({ manifest: { registry } }: RepoFacts) {
  return registry ? { registry } : {};
}

/** What Backstage's tools do with a package. */
export function scripts(...more: string[]) {
  return Object.fromEntries(
    ['build', 'clean', 'lint', 'postpack', 'prepack', 'test', ...more]
      .sort()
      .map(script => [script, `backstage-cli package ${script}`]),
  );
}

/** All packages of a plugin, in the order in which `backstage-cli repo fix` has them. */
export function pluginPackages(
  blueprint: Blueprint,
  facts: RepoFacts,
): string[] {
  const { name } = blueprint.package;
  const { pluginPackages: present = [name] } = facts.manifest;
  const siblings = Object.values(siblingNames(blueprint, facts.siblings));
  return siblings.length > 0
    ? [...new Set([...present, name, ...siblings])].sort()
    : present;
}

/**
 * Packages of the plugin as dependencies. No version of one has ever to be asked for,
 * since all are released together.
 */
export function siblingVersions(
  uses: SiblingKind[],
  names: Partial<SiblingNames>,
): Record<string, string> {
  return Object.fromEntries(uses.map(kind => [names[kind], '0.0.0']));
}

/** What the kit knows of a package goes before what is there by chance. */
export function ranges(
  names: Iterable<Dependency>,
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
