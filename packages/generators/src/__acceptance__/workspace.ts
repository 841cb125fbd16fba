import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { siblingNames, siblingsOf } from '../blueprint/siblings.ts';
import type { RepoFacts, Tree } from '../render/facts.ts';
import { render, renderSibling } from '../render/render.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';
import { openWithMemory } from './openWithMemory.ts';

/** A step of the check: its name, and what it does; it throws when something is wrong. */
export type Step = [name: string, run: () => Promise<string>];

/**
 * A Backstage repository in the temporary folder, which goes with this process unless
 * it was started with --keep. It borrows the node_modules of this one, so that nothing
 * has to be installed.
 */
export class Workspace {
  readonly root: string;
  readonly #lender: Repository;
  readonly #modules: string;
  #child: ChildProcess | undefined;

  static async create(): Promise<Workspace> {
    return new Workspace(await openWithMemory(import.meta.dirname));
  }

  private constructor(lender: Repository) {
    this.#lender = lender;
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-many-')));
    this.#modules = join(this.root, 'node_modules');
    process.once('exit', () => {
      this.#child?.kill();
      if (process.argv.includes('--keep')) {
        console.log(`kept ${this.root}`);
      } else {
        rmSync(this.root, { recursive: true, force: true });
      }
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => process.exit(1));
    }
    this.#write('.', {
      'package.json': JSON.stringify({
        name: 'root',
        private: true,
        workspaces: ['plugins/*'],
        prettier: '@backstage/cli/config/prettier',
        jest: {
          runtime: join(lender.root, 'scripts/jest/SharingRuntime.cjs'),
        },
        devDependencies: { '@backstage/cli-defaults': '*' },
      }),
      'tsconfig.json': JSON.stringify({
        extends: '@backstage/cli/config/tsconfig.json',
        include: ['plugins/*/dev', 'plugins/*/migrations', 'plugins/*/src'],
        compilerOptions: { noEmit: true, incremental: false },
      }),
      '.eslintrc.js': 'module.exports = { root: true };\n',
    });
    this.#borrowModules();
  }

  /**
   * Renders plugins, in place of those of their ids, and links them as Yarn does.
   *
   * @param format - `asItIs` leaves the text as templates have it, which takes less time
   */
  async render(blueprints: Blueprint[], format?: 'asItIs'): Promise<string> {
    for (const blueprint of blueprints) {
      const { pluginId, package: own } = blueprint;
      const names = siblingNames(blueprint);
      const factsOf = (folder: string): RepoFacts => ({
        ...repoFacts(this.#lender, folder, Object.values(names)),
        ...(format && { format: async (_, text) => text }),
      });
      const folder = `plugins/${pluginId}-backend`;
      this.#place(folder, own.name, await render(blueprint, factsOf(folder)));
      for (const kind of siblingsOf(blueprint)) {
        const beside = `plugins/${pluginId}-${kind}`;
        const tree = await renderSibling(blueprint, kind, factsOf(beside));
        this.#place(beside, names[kind]!, tree);
      }
    }
    const resources = blueprints.flatMap(one => one.resources);
    const features = blueprints.flatMap(one => one.features ?? []);
    return `${blueprints.length} plugins, ${resources.length} resources, ${features.length} features`;
  }

  /** Writes a file that no blueprint gives. */
  add(path: string, text: string): void {
    this.#write('.', { [path]: text });
  }

  /** Reads all files of a folder, by their paths in it. */
  read(folder: string): Tree {
    const root = join(this.root, folder);
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    return Object.fromEntries(
      files.map(file => [relative(root, file), readFileSync(file, 'utf8')]),
    );
  }

  /** Removes the files that a pattern is about; there has to be one. */
  remove(pattern: string): void {
    const paths = globSync(pattern, { cwd: this.root });
    if (paths.length === 0) {
      throw new Error(`no file is like ${pattern}`);
    }
    paths.forEach(path => rmSync(join(this.root, path)));
  }

  /** Runs a program of node_modules/.bin. */
  runBin(name: string, ...args: string[]): Promise<string> {
    const file = join(this.#lender.root, 'node_modules/.bin', name);
    return this.run(process.execPath, file, ...args);
  }

  /** Runs one that ends before a pipe has all that it prints, into a file. */
  async runBinInto(
    file: string,
    name: string,
    ...args: string[]
  ): Promise<string> {
    const bin = join(this.#lender.root, 'node_modules/.bin', name);
    const into = 'file=$1; shift; exec "$@" >"$file"';
    const command = [process.execPath, bin, ...args];
    await this.run('sh', '-c', into, 'sh', file, ...command);
    return readFileSync(join(this.root, file), 'utf8');
  }

  /** Runs Yarn in a folder that is a project of its own. */
  yarn(folder: string, ...args: string[]): Promise<string> {
    const yarnw = join(this.#lender.root, 'yarnw');
    return this.run(
      'sh',
      '-c',
      'cd "$1" && shift && exec "$@"',
      'sh',
      folder,
      yarnw,
      ...args,
    );
  }

  /**
   * Runs a command in the repository.
   *
   * @returns what it printed
   * @throws Error with what it printed, when it failed
   */
  run(program: string, ...args: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd: this.root,
        // A borrowed package looks for plugins beside itself, and then here.
        env: { ...process.env, NODE_PATH: this.#modules },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#child = child;
      const output: string[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', text => output.push(text));
      }
      child.once('error', reject);
      child.once('close', code =>
        code === 0
          ? resolve(output.join(''))
          : reject(new Error(output.join(''))),
      );
    });
  }

  /** A hash over every file of a folder. */
  async hash(folder: string): Promise<string> {
    return this.run(
      'sh',
      '-c',
      `find ${folder} -type f | sort | xargs cat | cksum; find ${folder} | sort | cksum`,
    );
  }

  #borrowModules(): void {
    const modules = join(this.#lender.root, 'node_modules');
    mkdirSync(join(this.#modules, '@internal'), { recursive: true });
    for (const name of readdirSync(modules)) {
      if (name !== '@internal') {
        symlinkSync(join(modules, name), join(this.#modules, name));
      }
    }
  }

  // In place of what was there, and linked as Yarn does.
  #place(folder: string, name: string, tree: Tree): void {
    const link = join(this.#modules, name);
    rmSync(join(this.root, folder), { recursive: true, force: true });
    this.#write(folder, tree);
    rmSync(link, { force: true });
    symlinkSync(join(this.root, folder), link);
  }

  #write(folder: string, tree: Tree): void {
    for (const [path, text] of Object.entries(tree)) {
      const file = join(this.root, folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
