import type { Blueprint } from '../blueprint/blueprint.ts';
import { siblingNames, type SiblingKind } from '../blueprint/siblings.ts';
import type { SiblingPart } from '../features/contribution.ts';
import type { RepoFacts } from './facts.ts';
import {
  identity,
  pluginPackages,
  ranges,
  registryOf,
  scripts,
  siblingVersions,
} from './manifest.ts';
import type { Dependency } from './oldestRelease.ts';

const SOURCE = 'src/index.ts';
const TEST_SOURCE = 'src/testUtils.ts';
const TESTS: Dependency = '@backstage/backend-test-utils';

/**
 * Writes the package.json of a package beside the plugin's own, as `yarn new` does for
 * its kind.
 *
 * @see https://backstage.io/docs/tooling/package-metadata
 */
export function renderSiblingManifest(
  blueprint: Blueprint,
  kind: SiblingKind,
  part: SiblingPart,
  facts: RepoFacts,
): string {
  const names = siblingNames(blueprint, facts.siblings);
  const hasTests = part.testExports.length > 0;
  const dependencies = ranges(
    part.dependencies,
    facts,
    siblingVersions(part.usesSiblings, names),
  );
  const testUtils = ranges(hasTests ? [TESTS] : [], facts);
  const manifest = {
    ...identity(names[kind]!, facts),
    ...(hasTests && {
      exports: {
        '.': `./${SOURCE}`,
        './testUtils': `./${TEST_SOURCE}`,
        './package.json': './package.json',
      },
    }),
    main: SOURCE,
    types: SOURCE,
    ...(hasTests && {
      typesVersions: {
        '*': { testUtils: [TEST_SOURCE], 'package.json': ['package.json'] },
      },
    }),
    publishConfig: {
      access: 'public',
      // With several entry points Backstage's tools write where each was built.
      ...(!hasTests && {
        main: 'dist/index.cjs.js',
        ...(kind === 'common' && { module: 'dist/index.esm.js' }),
        types: 'dist/index.d.ts',
      }),
      ...registryOf(facts),
    },
    backstage: {
      role: `${kind}-library`,
      pluginId: blueprint.pluginId,
      pluginPackages: pluginPackages(blueprint, facts),
    },
    ...(kind === 'common' && { sideEffects: false }),
    scripts: scripts(),
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
    devDependencies: ranges(
      ['@backstage/cli', ...(hasTests ? [TESTS] : []), ...part.devDependencies],
      facts,
    ),
    // Only those need it who test with what the package has for that.
    ...(hasTests && {
      peerDependencies: testUtils,
      peerDependenciesMeta: { [TESTS]: { optional: true } },
    }),
    files: ['dist'],
  };
  return JSON.stringify(manifest, null, 2);
}
