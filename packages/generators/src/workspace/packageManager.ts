import { GeneratorError } from '../errors.ts';
import type { Manifest } from './manifest.ts';

const TRACES: [file: string, program: string][] = [
  ['pnpm-workspace.yaml', 'pnpm'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'Bun'],
  ['bun.lockb', 'Bun'],
];

/**
 * Refuses a repository that Yarn does not install, or not one that can link a package
 * by `workspace:^`, as Backstage's own tools do.
 *
 * @param manifest - the root package.json
 * @param read - reads a file below the root
 * @throws GeneratorError that names what was found, and what to do
 * @see https://backstage.io/docs/tooling/package-metadata
 */
export function refuseOtherThanYarn(
  { packageManager }: Manifest,
  read: (path: string) => string | undefined,
): void {
  const lockfile = read('yarn.lock');
  const other =
    lockfile === undefined && packageManager === undefined
      ? TRACES.find(([file]) => read(file) !== undefined)
      : undefined;
  if (other) refuse(`${other[0]}, a file of ${other[1]}`);
  if (packageManager !== undefined && !packageManager.startsWith('yarn@')) {
    refuse(`"packageManager": "${packageManager}" in its package.json`);
  }
  if (
    lockfile === undefined
      ? packageManager?.startsWith('yarn@1.')
      : /^# yarn lockfile v1$/m.test(lockfile) &&
        !/^__metadata:/m.test(lockfile)
  ) {
    throw new GeneratorError(
      'Yarn 1 installs this repository, and it links no package by workspace:^, as Backstage does; move to a newer one with: yarn set version stable',
    );
  }
}

function refuse(found: string): never {
  throw new GeneratorError(
    `Backstage is installed with Yarn, and this repository has ${found}; move it to Yarn with: yarn set version stable`,
  );
}
