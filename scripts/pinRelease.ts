// Keeps the resolutions of package.json equal to the Backstage release table
// beside this file. Exact pins of single packages still float, and a mix of two
// releases fails at start-up, so the whole release is pinned.
//
//   node scripts/pinRelease.ts           write
//   node scripts/pinRelease.ts --check   compare only
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Manifest = { resolutions: Record<string, string>; [key: string]: unknown };
type Release = {
  releaseVersion: string;
  packages: { name: string; version: string }[];
};

const root = join(import.meta.dirname, '..');
const readJson = <T>(...path: string[]) =>
  JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;

const release = readJson<Release>('scripts', 'backstage-release.json');
const manifest = readJson<Manifest>('package.json');

// What is pinned beside the release, each with its reason.
const extra = {
  // 13 ships its binaries in the package; 12 downloads or compiles them.
  'better-sqlite3': '^13.0.0',
};

const resolutions = Object.fromEntries(
  [
    ...Object.entries(extra),
    ...release.packages.map(({ name, version }) => [name, version] as const),
  ].sort(([a], [b]) => a.localeCompare(b, 'en')),
);
const backstageJson = `${JSON.stringify({ version: release.releaseVersion })}`;
const upToDate =
  JSON.stringify(manifest.resolutions) === JSON.stringify(resolutions) &&
  JSON.stringify(readJson('backstage.json')) === backstageJson;

if (process.argv.includes('--check')) {
  if (!upToDate) {
    console.error(
      `package.json or backstage.json is not pinned to Backstage ${release.releaseVersion}; run: node scripts/pinRelease.ts`,
    );
    process.exitCode = 1;
  }
} else if (!upToDate) {
  writeFileSync(
    join(root, 'package.json'),
    `${JSON.stringify({ ...manifest, resolutions }, null, 2)}\n`,
  );
  writeFileSync(
    join(root, 'backstage.json'),
    `${JSON.stringify({ version: release.releaseVersion }, null, 2)}\n`,
  );
  console.log(`pinned Backstage ${release.releaseVersion}; run: yarn install`);
}
