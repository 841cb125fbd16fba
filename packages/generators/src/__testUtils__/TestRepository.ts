import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { openWithMemory } from '../__acceptance__/openWithMemory.ts';
import type { Generator } from '../commands/generator.ts';
import { applyPlan } from '../plan/apply.ts';
import type { RepositoryPlan } from '../plan/plan.ts';
import type { Tree } from '../render/facts.ts';
import type { Repository } from '../workspace/repository.ts';

const repositories: TestRepository[] = [];

afterEach(() => {
  repositories.splice(0).forEach(repository => repository.remove());
});

/** A repository in the temporary folder, until the test ends. */
export class TestRepository {
  readonly root: string;

  /** Has the given files only. */
  constructor(files: Tree = {}) {
    const folder = fs.mkdtempSync(join(tmpdir(), 'stagecraft-generators-'));
    this.root = fs.realpathSync(folder);
    this.write(files);
    repositories.push(this);
  }

  /** A Backstage repository without plugins. */
  static backstage(files: Tree = {}): TestRepository {
    return new TestRepository(TestRepository.backstageFiles(files));
  }

  /** What such a repository has. */
  static backstageFiles(files: Tree = {}): Tree {
    return {
      'package.json': JSON.stringify({
        workspaces: ['packages/*', 'plugins/*'],
        backstage: {
          cli: { new: { globals: { namePluginInfix: 'plugin-' } } },
        },
      }),
      'packages/backend/package.json': `${JSON.stringify(
        { name: 'backend', backstage: { role: 'backend' } },
        null,
        2,
      )}\n`,
      'packages/backend/src/index.ts':
        'const backend = createBackend();\n\nbackend.start();\n',
      ...files,
    };
  }

  open(): Promise<Repository> {
    return openWithMemory(this.root);
  }

  /** Plans what a generator does, and does it. */
  async run<Result extends RepositoryPlan>(
    generator: Generator<z.ZodObject, Result>,
    answers: object,
  ): Promise<Result> {
    const plan = await this.plan(generator, answers);
    applyPlan(plan);
    return plan;
  }

  async plan<Result extends RepositoryPlan>(
    generator: Generator<z.ZodObject, Result>,
    answers: object,
  ): Promise<Result> {
    const parsed = generator.answers.parse(answers);
    return generator.plan(await this.open(), parsed);
  }

  /** Gives the message of what something throws, which must not change the tree. */
  async refusal(attempt: () => unknown): Promise<string> {
    const before = this.tree();
    try {
      await attempt();
    } catch (error) {
      return isDeepStrictEqual(this.tree(), before)
        ? (error as Error).message
        : `changed the tree, and then: ${(error as Error).message}`;
    }
    return 'it was not refused';
  }

  write(files: Tree): void {
    for (const [path, text] of Object.entries(files)) {
      fs.mkdirSync(dirname(join(this.root, path)), { recursive: true });
      fs.writeFileSync(join(this.root, path), text);
    }
  }

  delete(path: string): void {
    fs.rmSync(join(this.root, path));
  }

  read(path: string): string {
    return fs.readFileSync(join(this.root, path), 'utf8');
  }

  git(...args: string[]): string {
    const user = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    return execFileSync('git', [...user, ...args], {
      cwd: this.root,
      encoding: 'utf8',
    });
  }

  gitApply(patch: string, ...options: string[]): void {
    execFileSync('git', ['apply', '--whitespace=nowarn', ...options], {
      cwd: this.root,
      input: patch,
    });
  }

  commit(): void {
    this.git('init', '--quiet');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'All');
  }

  /** The text of every file. */
  files(): Tree {
    const paths = fs
      .readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .filter(path => fs.statSync(join(this.root, path)).isFile());
    return Object.fromEntries(paths.map(path => [path, this.read(path)]));
  }

  /** Every folder, link and file with its mode, target or text, but not git's. */
  tree(): Tree {
    const entries = fs
      .readdirSync(this.root, { recursive: true, withFileTypes: true })
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => !path.startsWith(join(this.root, '.git')));
    return Object.fromEntries(
      entries
        .sort()
        .map(path => [path.slice(this.root.length + 1), show(path)]),
    );
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

function show(path: string): string {
  const stat = fs.lstatSync(path);
  if (stat.isSymbolicLink()) {
    return `link to ${fs.readlinkSync(path)}`;
  }
  const mode = (stat.mode % 0o1000).toString(8);
  return stat.isDirectory()
    ? `folder ${mode}`
    : `file ${mode}\n${fs.readFileSync(path, 'utf8')}`;
}
