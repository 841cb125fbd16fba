import {
  execFileSync,
  spawn,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandLine } from '../lib/shell.ts';
import { VerbRunner, type Ended } from './VerbRunner.ts';

const cliManifest = createRequire(import.meta.url).resolve(
  '@backstage/cli/package.json',
);
const nodeModules = join(dirname(cliManifest), '../..');

const programs = {
  'backstage-cli': join(dirname(cliManifest), 'bin/backstage-cli'),
  plop: join(nodeModules, 'plop/bin/plop.js'),
  stagecraft: join(nodeModules, '@stagecraft/cli/bin/stagecraft.mjs'),
};
type Program = keyof typeof programs;

const plopfile = pathToFileURL(join(nodeModules, '../plopfile.mjs'));

/**
 * Stands in for Yarn: links plugins as `yarn install` does, runs Backstage's own script
 * `fix`, and records its calls, and those of commands for packages.
 */
const YARN = `
echo "$*" >> "$ROOT/yarn.calls"
[ "$*" != 'run fix' ] || exec '${process.execPath}' '${programs['backstage-cli']}' repo fix --publish
[ "$1" = install ] || exit 0
mkdir -p node_modules/@internal
for folder in plugins/*; do
  ln -sfn "../../$folder" "node_modules/@internal/plugin-$(basename $folder)"
done
`;

/** The real CLI, but for commands for packages, which it leaves to what stands in for Yarn. */
const BACKSTAGE_CLI = `
const [, , ...args] = process.argv;
if (args[0] !== 'package') require('${programs['backstage-cli']}');
else {
  const call = ['backstage-cli', ...args];
  const { status } = require('child_process').spawnSync('yarn', call);
  process.exitCode = status;
}
`;

/** A minimal Backstage repository in the temporary folder, with the real CLI and a fake Yarn. */
export class TestRepository {
  readonly root: string;
  private verbRunner: VerbRunner | undefined;

  static async create(files: Record<string, string> = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'stagecraft-cli-'));
    const repository = new TestRepository(await realpath(folder));
    await repository.write({
      'package.json': JSON.stringify({
        name: 'root',
        private: true,
        workspaces: ['packages/*', 'plugins/*'],
        backstage: {
          cli: { new: { globals: { namePluginInfix: 'plugin-' } } },
        },
        prettier: '@backstage/cli/config/prettier',
        devDependencies: {
          '@backstage/cli-defaults': '*',
          '@stagecraft/cli': '*',
        },
      }),
      'packages/backend/package.json': `${JSON.stringify(
        {
          name: 'backend',
          version: '0.0.0',
          backstage: { role: 'backend' },
          dependencies: {},
        },
        null,
        2,
      )}\n`,
      'packages/backend/src/index.ts': `import { createBackend } from '@backstage/backend-defaults';\n\nconst backend = createBackend();\n\nbackend.start();\n`,
      'plopfile.mjs': `export { default } from '${plopfile}';\n`,
      ...files,
    });
    await mkdir(join(repository.root, 'node_modules'));
    await repository.linkModules(
      ...['@backstage', '@stagecraft', 'knex', 'prettier'],
    );
    await repository.fakeYarn(YARN);
    await repository.write({ 'bin/backstage-cli': BACKSTAGE_CLI });
    return repository;
  }

  private constructor(root: string) {
    this.root = root;
  }

  /** Puts packages of this repository, or scopes, into its node_modules. */
  async linkModules(...names: string[]) {
    for (const name of names) {
      const link = join(this.root, 'node_modules', name);
      await symlink(join(nodeModules, name), link);
    }
  }

  async fakeYarn(script: string) {
    await this.write({ 'bin/yarn': `#!/bin/sh\nROOT=${this.root}\n${script}` });
    await chmod(join(this.root, 'bin/yarn'), 0o755);
  }

  async write(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.root, path)), { recursive: true });
      await writeFile(join(this.root, path), text);
    }
  }

  async read(path: string) {
    return readFile(join(this.root, path), 'utf8');
  }

  /** Every path outside of node_modules and .git, with its text. */
  async tree(): Promise<Record<string, string>> {
    const entries = await readdir(this.root, {
      recursive: true,
      withFileTypes: true,
    });
    const paths = entries
      .filter(entry => entry.isFile())
      .map(entry =>
        join(entry.parentPath, entry.name).slice(this.root.length + 1),
      )
      .filter(path => !/^(node_modules|\.git)\//.test(path));
    return Object.fromEntries(
      await Promise.all(paths.map(async path => [path, await this.read(path)])),
    );
  }

  /** Runs a verb of the kit, as backstage-cli does once it has started. */
  async stagecraft(args: string[], folder = '.'): Promise<Ended> {
    this.verbRunner ??= new VerbRunner(this.spawnOptions());
    return this.verbRunner.run({ args, cwd: join(this.root, folder) });
  }

  /** Runs a program without a terminal; `signal` is sent once stderr matches. */
  async run(
    args: string[],
    options: {
      program?: Program;
      cwd?: string;
      env?: NodeJS.ProcessEnv;
      signal?: { name: NodeJS.Signals; at: RegExp };
    } = {},
  ) {
    const program = this.pathOf(options.program);
    const { cwd, env } = this.spawnOptions();
    const child = spawn(process.execPath, [program, ...args], {
      cwd: join(cwd, options.cwd ?? '.'),
      env: { ...env, ...options.env },
    });
    child.stdin.end();
    const { signal } = options;
    return collect(child, ({ stderr }) => {
      if (signal && !child.killed && signal.at.test(stderr))
        child.kill(signal.name);
    });
  }

  /** Runs a program on a terminal, and types each text once its question shows. */
  async runOnTerminal(
    args: string[],
    typed: [question: string, text: string][],
    program?: Program,
  ) {
    const path = this.pathOf(program);
    const command = commandLine(process.execPath, path, ...args);
    const child = spawn(
      'script',
      ['-qefc', command, '/dev/null'],
      this.spawnOptions(),
    );
    const waiting = [...typed];
    const result = await collect(child, ({ stdout }) => {
      if (waiting.length > 0 && stdout.includes(waiting[0][0])) {
        const [, text] = waiting.shift()!;
        child.stdin.write(text);
      }
    });
    child.stdin.end();
    return result;
  }

  private pathOf(program: Program = 'backstage-cli') {
    return program === 'backstage-cli'
      ? join(this.root, 'bin', program)
      : programs[program];
  }

  private spawnOptions() {
    const env = {
      ...process.env,
      YARNW: '',
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: join(nodeModules, '.cache/stagecraft-cli'),
      PATH: `${join(this.root, 'bin')}${delimiter}${process.env.PATH}`,
      // What two runs make at different times is the same.
      SOURCE_DATE_EPOCH: '1767225600',
    };
    return { cwd: this.root, env };
  }

  /** Runs git, with a text on its stdin. */
  git(args: string[], input = ''): string {
    const options = { cwd: this.root, input, encoding: 'utf8' } as const;
    return execFileSync('git', args, options);
  }

  /** The hash of everything that git does not ignore. */
  hash(): string {
    this.git(['add', '--all']);
    return this.git(['write-tree']);
  }

  async unlink(path: string) {
    await rm(join(this.root, path));
  }

  async remove() {
    this.verbRunner?.end();
    await rm(this.root, { recursive: true, force: true });
  }
}

async function collect(
  child: ChildProcessWithoutNullStreams,
  onData: (output: { stdout: string; stderr: string }) => void,
): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', data => {
      output[stream] += data;
      onData(output);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { ...output, exitCode };
}
