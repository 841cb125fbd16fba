import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packKit, type Archive } from '../registry/pack.ts';
import { root, run } from '../run.ts';

/** The version that the kit had before its packages could be installed. */
export const OLDER = '0.1.0';

const COMMIT = '6de43bc0775b950d5094fafd8bbbef4ddc0e54cb';

/**
 * Packs the kit of a commit in the history of this clone, as it would have been
 * published: what it renders is its own, and only its packaging is of today.
 *
 * @throws Error that says what to fetch, when the clone does not have the commit
 */
export async function packOlderKit(): Promise<Archive[]> {
  const has = ['git', 'cat-file', '-e', `${COMMIT}^{commit}`];
  if ((await run(has)).exitCode !== 0) {
    throw new Error(
      `this clone has no commit ${COMMIT}, which is version ${OLDER}; fetch it with: git fetch --unshallow`,
    );
  }
  const clone = realpathSync(mkdtempSync(join(tmpdir(), 'older-kit-')));
  try {
    for (const command of [
      ['git', 'clone', '--quiet', '--shared', '--no-checkout', root, clone],
      ['git', '-C', clone, 'checkout', '--quiet', COMMIT],
    ]) {
      const { exitCode, output } = await run(command);
      if (exitCode !== 0) {
        throw new Error(`${command.join(' ')} failed:\n${output}`);
      }
    }
    makeInstallable(join(clone, 'packages/generators'));
    return await packKit({ clone, version: OLDER });
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

// Its templates stood where only a clone has them, and its exports led to no code.
function makeInstallable(folder: string): void {
  edit(folder, 'package.json', text => {
    const manifest = JSON.parse(text);
    const code = (name: string) => ({
      types: `./dist/${name}.d.ts`,
      default: `./dist/${name}.mjs`,
    });
    manifest.publishConfig.exports = {
      '.': code('index'),
      './pluginId': code('pluginId'),
      './package.json': './package.json',
    };
    manifest.files.push('src/**/*.hbs');
    delete manifest.main;
    return JSON.stringify(manifest, null, 2);
  });
  for (const path of [
    'features/custom/contribute.ts',
    'features/resource/contribute.ts',
    'features/resource/migrations.ts',
    'render/assemble.ts',
  ]) {
    edit(folder, `src/${path}`, text =>
      text.replace(
        "join(import.meta.dirname, 'templates')",
        "join(import.meta.dirname.replace(/\\bdist\\b(?!.*\\bdist\\b)/, 'src'), 'templates')",
      ),
    );
  }
}

function edit(
  folder: string,
  path: string,
  change: (text: string) => string,
): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed === text) {
    throw new Error(`${path} of version ${OLDER} is not what it was`);
  }
  writeFileSync(file, changed);
}
