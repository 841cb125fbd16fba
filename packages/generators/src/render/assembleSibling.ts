import type { Blueprint } from '../blueprint/blueprint.ts';
import { siblingNames, type SiblingKind } from '../blueprint/siblings.ts';
import type { Contribution, SiblingPart } from '../features/contribution.ts';
import type { RepoFacts, Tree } from './facts.ts';
import type { Dependency } from './oldestRelease.ts';
import { renderSiblingManifest } from './siblingManifest.ts';
import { loadTemplates } from './templates.ts';

const render = loadTemplates('render/templates/sibling');

/** What a package beside the plugin's own says of itself. */
const purposes: Record<SiblingKind, string> = {
  common: 'for frontend and backend packages alike',
  node: 'for other backend plugins',
};

/**
 * Writes the files of a package beside the plugin's own that several entries share, and
 * adds those that an entry has of its own. The text is not formatted yet.
 *
 * @param kind - which package
 * @returns nothing where the plugin has no such package
 */
export function assembleSibling(
  blueprint: Blueprint,
  kind: SiblingKind,
  contributions: Contribution[],
  facts: RepoFacts,
): Tree {
  const names = siblingNames(blueprint, facts.siblings);
  const name = names[kind];
  if (name === undefined) {
    return {};
  }
  const part = joined(contributions.flatMap(one => one.siblings[kind] ?? []));
  const view = {
    name,
    id: blueprint.pluginId,
    purpose: purposes[kind],
    packageName: blueprint.package.name,
    ...part,
  };
  const files = [
    '.eslintrc.js',
    'README.md',
    'src/index.ts',
    ...(part.testExports.length > 0 ? ['src/testUtils.ts'] : []),
  ];
  return {
    'package.json': renderSiblingManifest(blueprint, kind, part, facts),
    ...Object.fromEntries(
      files.map(path => [path, render(path.replaceAll('/', '.'), view)]),
    ),
    ...part.files,
    ...part.seeds,
  };
}

/** The parts of several entries as one, in which nothing is twice. */
function joined(parts: SiblingPart[]): SiblingPart {
  const all = <T>(slot: (part: SiblingPart) => T[]) =>
    [...new Set(parts.flatMap(slot))].sort();
  const files = (slot: 'files' | 'seeds'): Tree =>
    Object.assign({}, ...parts.map(part => part[slot]));
  return {
    dependencies: all<Dependency>(part => part.dependencies),
    devDependencies: all<Dependency>(part => part.devDependencies),
    usesSiblings: all(part => part.usesSiblings),
    exports: all(part => part.exports),
    testExports: all(part => part.testExports),
    readme: parts.flatMap(part => part.readme),
    notes: [...new Set(parts.flatMap(part => part.notes))],
    files: files('files'),
    seeds: files('seeds'),
  };
}
