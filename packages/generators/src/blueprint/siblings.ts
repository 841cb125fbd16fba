import type { Blueprint } from './blueprint.ts';
import type { FeatureEntry } from './features.ts';

/**
 * A package beside the plugin's own: `common` is for browsers, too, and `node` for other
 * backend plugins.
 *
 * @see {@link renderSibling}
 */
export type SiblingKind = 'common' | 'node';

/** The packages that a plugin can have beside its own, by what upstream calls them. */
export const siblingKinds: SiblingKind[] = ['common', 'node'];

/**
 * What these packages are called.
 *
 * @see {@link RepoFacts}
 */
export type SiblingNames = Record<SiblingKind, string>;

// What brings packages; all else may add to them once they are there.
const broughtBy: Partial<
  Record<FeatureEntry['feature'], readonly SiblingKind[]>
> = { client: ['common', 'node'], 'extension-point': ['node'] };

/** The packages that a plugin has beside its own. */
export function siblingsOf({
  features = [],
}: Pick<Blueprint, 'features'>): SiblingKind[] {
  const brought = features.flatMap(({ feature }) => broughtBy[feature] ?? []);
  return siblingKinds.filter(kind => brought.includes(kind));
}

/** `@internal/plugin-incidents-backend` → `@internal/plugin-incidents-common` */
export const siblingName = (packageName: string, kind: SiblingKind): string =>
  `${packageName.replace(/-backend$/, '')}-${kind}`;

/**
 * What the packages are called that a plugin has beside its own: as the plugin's, unless
 * people have renamed them.
 *
 * @param renamed - the names that are others
 */
export function siblingNames(
  blueprint: Blueprint,
  renamed: Partial<SiblingNames> = {},
): Partial<SiblingNames> {
  return Object.fromEntries(
    siblingsOf(blueprint).map(kind => [
      kind,
      renamed[kind] ?? siblingName(blueprint.package.name, kind),
    ]),
  );
}
