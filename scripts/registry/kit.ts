import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../run.ts';

/** A package of the kit, as it is published. */
export interface KitPackage {
  name: string;
  version: string;
  /** Below the root, such as `packages/cli`. */
  folder: string;
}

/**
 * The packages that the kit publishes, by name. They are found: each in `packages`
 * that is not private.
 *
 * @param clone - absolute path of a clone of the kit; this one unless given
 */
export function kitPackages(clone = root): KitPackage[] {
  return globSync('packages/*/package.json', { cwd: clone })
    .sort()
    .flatMap(path => {
      const manifest = JSON.parse(readFileSync(join(clone, path), 'utf8'));
      const { name, version } = manifest;
      const isPublished = manifest.private !== true;
      return isPublished ? [{ name, version, folder: dirname(path) }] : [];
    });
}

/**
 * The version that all packages of the kit have.
 *
 * @throws Error that names the versions when there are several
 */
export function kitVersion(clone = root): string {
  const packages = kitPackages(clone);
  const versions = new Set(packages.map(({ version }) => version));
  if (versions.size !== 1) {
    const list = packages.map(({ name, version }) => `${name} ${version}`);
    throw new Error(
      `The packages of the kit have one version, and these have several: ${list.join(', ')}. Make them one with: ./yarnw changeset version`,
    );
  }
  return [...versions][0];
}
