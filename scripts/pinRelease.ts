// Keeps the resolutions of package.json equal to the Backstage release table beside
// this file. Exact pins of single packages still float, and a mix of two releases
// fails at start-up, so the whole release is pinned. Other resolutions stay.
//
//   node scripts/pinRelease.ts           write
//   node scripts/pinRelease.ts --check   compare only
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (path: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'));

const release: {
  releaseVersion: string;
  packages: { name: string; version: string }[];
} = readJson('backstage-release.json');
const manifest: { resolutions?: Record<string, string> } =
  readJson('../package.json');

const others = Object.entries(manifest.resolutions ?? {}).filter(
  ([name]) => !name.startsWith('@backstage/'),
);
const pins = release.packages.map(({ name, version }) => [name, version]);
const resolutions = Object.fromEntries([...pins, ...others].sort());

const wanted = {
  '../package.json': { ...manifest, resolutions },
  '../backstage.json': { version: release.releaseVersion },
};
for (const [path, content] of Object.entries(wanted)) {
  if (JSON.stringify(readJson(path)) === JSON.stringify(content)) continue;
  const name = path.slice(3);
  if (process.argv.includes('--check')) {
    console.error(
      `${name} is not pinned to Backstage ${release.releaseVersion}; run: node scripts/pinRelease.ts`,
    );
    process.exitCode = 1;
  } else {
    const text = `${JSON.stringify(content, null, 2)}\n`;
    writeFileSync(join(import.meta.dirname, path), text);
    console.log(
      `${name} is pinned to Backstage ${release.releaseVersion}; run: yarn install`,
    );
  }
}
