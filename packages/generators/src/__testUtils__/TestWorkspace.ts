import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openWithMemory } from '../__acceptance__/openWithMemory.ts';
import type { Generator } from '../commands/generator.ts';
import { pluginGenerator } from '../commands/plugin.ts';
import { resourceGenerator } from '../commands/resource.ts';
import { applyPlan } from '../plan/apply.ts';
import type { Plan } from '../plan/plan.ts';

const nodeModules = join(import.meta.dirname, '../../../../node_modules');

/** A Backstage repository in a temporary folder, with a plugin "incidents". */
export class TestWorkspace {
  readonly root: string;
  readonly folder = 'plugins/incidents-backend';

  static async create(fields: string): Promise<TestWorkspace> {
    const root = fs.mkdtempSync(join(tmpdir(), 'stagecraft-generators-'));
    const workspace = new TestWorkspace(fs.realpathSync(root));
    workspace.write({
      'package.json': JSON.stringify({
        name: 'root',
        workspaces: ['packages/*', 'plugins/*'],
        prettier: '@backstage/cli/config/prettier',
        backstage: {
          cli: { new: { globals: { namePluginInfix: 'plugin-' } } },
        },
      }),
      '.gitignore': 'node_modules\n',
      'packages/backend/package.json': JSON.stringify({
        name: 'backend',
        backstage: { role: 'backend' },
      }),
      'packages/backend/src/index.ts':
        'const backend = createBackend();\nbackend.start();\n',
    });
    fs.symlinkSync(nodeModules, join(workspace.root, 'node_modules'));
    workspace.git('init', '--quiet');
    await workspace.run(pluginGenerator, { id: 'incidents' });
    const names = { plugin: 'incidents', name: 'incident' };
    await workspace.run(resourceGenerator, { ...names, fields });
    return workspace;
  }

  private constructor(root: string) {
    this.root = root;
  }

  /** Plans what a generator does, and does it. */
  async run(
    generator: Generator,
    answers: Record<string, string | boolean>,
  ): Promise<Plan> {
    const repository = await openWithMemory(this.root);
    const plan = await generator.plan(
      repository,
      generator.answers.parse(answers),
    );
    applyPlan(plan);
    return plan;
  }

  /** Reads a file of the plugin. */
  read(path: string): string {
    return fs.readFileSync(join(this.root, this.folder, path), 'utf8');
  }

  /** Whether the plugin has a file or folder. */
  has(path: string): boolean {
    return fs.existsSync(join(this.root, this.folder, path));
  }

  /** Edits a file of the plugin. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) {
      throw new Error(`${path} does not have ${from}`);
    }
    this.write({ [`${this.folder}/${path}`]: text.replace(from, to) });
  }

  write(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
      fs.mkdirSync(dirname(join(this.root, path)), { recursive: true });
      fs.writeFileSync(join(this.root, path), text);
    }
  }

  migrations(): string[] {
    const folder = join(this.root, this.folder, 'migrations');
    return fs.existsSync(folder)
      ? fs.readdirSync(folder).map(name => name.replace(/^\d+_/, ''))
      : [];
  }

  commit(): void {
    const name = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    this.git('add', '--all');
    this.git(...name, 'commit', '--quiet', '--message', 'test');
  }

  /** A hash of all files. */
  hash(): string {
    this.git('add', '--all');
    return this.git('write-tree');
  }

  /** The compiler's complaints about the plugins. */
  typecheck(): string {
    this.write({
      'tsconfig.json': JSON.stringify({
        extends: '@backstage/cli/config/tsconfig.json',
        include: ['dev', 'migrations', 'src'].map(name => `plugins/*/${name}`),
        compilerOptions: {
          noEmit: true,
          types: ['node', 'jest'],
          // In place of links.
          paths: { '@internal/plugin-*': ['./plugins/*/src'] },
        },
      }),
    });
    const tsc = join(this.root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false'], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return stdout;
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true });
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }
}
