import { formatBlueprint, type Blueprint } from '../blueprint/blueprint.ts';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import type { Contribution } from '../features/contribution.ts';
import { composeServices, renderCompositions } from './compositions.ts';
import type { RepoFacts, Tree } from './facts.ts';
import { renderManifest } from './manifest.ts';
import { pluginView } from './pluginView.ts';
import { loadTemplates } from './templates.ts';

const render = loadTemplates('render/templates');

/**
 * Writes the files that several entries of a blueprint share, and adds those that
 * an entry has of its own. The text is not formatted yet.
 */
export function assemble(
  blueprint: Blueprint,
  contributions: Contribution[],
  facts: RepoFacts,
): Tree {
  const view = pluginView(blueprint, contributions);
  const files = [
    '.eslintrc.js',
    'README.md',
    'dev/index.ts',
    'src/index.ts',
    'src/plugin.ts',
    'src/plugin.test.ts',
    'src/service/authPolicy.ts',
    'src/service/router.ts',
    ...(view.config.length > 0
      ? ['config.d.ts', 'src/__fixtures__/config.ts']
      : []),
    ...(view.migrates
      ? ['src/migrations.test.ts', 'src/service/migrations.ts']
      : []),
    ...(view.replicated ? ['src/replicas.test.ts'] : []),
  ];
  return {
    [BLUEPRINT_FILE]: formatBlueprint(blueprint),
    'package.json': renderManifest(blueprint, contributions, facts),
    ...Object.fromEntries(
      files.map(path => [path, render(path.replaceAll('/', '.'), view)]),
    ),
    ...renderCompositions(render, composeServices(contributions)),
    ...Object.assign(
      {},
      ...contributions.map(({ files: own, seeds }) => ({ ...own, ...seeds })),
    ),
  };
}
