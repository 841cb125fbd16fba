import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryFiles } from '../repositoryFiles.ts';
import { root, run } from '../run.ts';
import { kitPackages, kitVersion } from './kit.ts';
import { stage, stagedFiles, type Origin } from './stage.ts';

/** An archive of a package, as a registry gets it. */
export interface Archive {
  name: string;
  version: string;
  /** Absolute path of the `.tgz`. */
  file: string;
}

const CACHE = join(root, 'node_modules/.cache/stagecraft-archives');

/**
 * Builds and packs the packages of the kit. What was packed from the same files before
 * is taken again.
 *
 * @param options - `clone`, absolute path of a clone of the kit, this one unless given;
 *   `version`, that of the clone unless given; `repository`, the address that package.json
 *   names
 * @throws Error with the output of what failed
 */
export async function packKit(
  options: Partial<Origin> = {},
): Promise<Archive[]> {
  const { clone = root, repository } = options;
  const { version = kitVersion(clone) } = options;
  const folder = join(CACHE, hashOf({ clone, version, repository }));
  if (!existsSync(folder)) {
    await packInto(folder, { clone, version, repository });
  }
  return kitPackages(clone).map(({ name }) => ({
    name,
    version,
    file: join(folder, fileName(name, version)),
  }));
}

// As npm names it.
const fileName = (name: string, version: string) =>
  `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;

function hashOf({ clone, version, repository }: Origin): string {
  const hash = createHash('sha256').update(`${version} ${repository}`);
  const add = (base: string, path: string) =>
    hash.update(`\n${path}\n`).update(readFileSync(join(base, path)));
  stagedFiles(clone).forEach(path => add(clone, path));
  repositoryFiles(['yarn.lock', 'scripts/registry']).forEach(path =>
    add(root, path),
  );
  return hash.digest('hex').slice(0, 24);
}

// A finished folder appears in one rename, so that an interruption leaves no half of it.
async function packInto(folder: string, origin: Origin): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, 'partial-'));
  const copy = await stage(origin);
  const inCopy = async (cwd: string, ...command: string[]) => {
    const { exitCode, output } = await run(command, { cwd: join(copy, cwd) });
    if (exitCode !== 0) {
      throw new Error(`${command.join(' ')} failed in ${cwd}:\n${output}`);
    }
  };
  const bin = (name: string) => join(root, 'node_modules/.bin', name);
  try {
    await inCopy('.', process.execPath, bin('tsc'));
    const backstage = [process.execPath, bin('backstage-cli')];
    await inCopy('.', ...backstage, 'repo', 'build');
    const packages = kitPackages(copy);
    await Promise.all(
      packages.map(async ({ folder: path }) => {
        await inCopy(path, ...backstage, 'package', 'prepack');
        finishManifest(join(copy, path, 'package.json'), origin.version);
      }),
    );
    // npm reads the package.json of each workspace, so none is being written by now.
    const pack = ['npm', 'pack', '--ignore-scripts'];
    await Promise.all(
      packages.map(({ folder: path }) =>
        inCopy(path, ...pack, '--pack-destination', partial),
      ),
    );
    // Another run may have packed the same in between.
    if (!existsSync(folder)) {
      renameSync(partial, folder);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Does what Yarn does when it packs: ranges of the workspace become those of the registry. */
function finishManifest(file: string, version: string): void {
  const { publishConfig, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  const text = JSON.stringify(
    { ...manifest, publishConfig: { access: publishConfig.access } },
    null,
    2,
  ).replaceAll('"workspace:^"', `"^${version}"`);
  if (text.includes('"workspace:')) {
    throw new Error(
      `${dirname(file)}/package.json has a range of the workspace that is no "workspace:^", and a registry knows none; write "workspace:^"`,
    );
  }
  writeFileSync(file, `${text}\n`);
}
