import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Registry } from '../registry/registry.ts';
import { root, run, type Result } from '../run.ts';
import { fetchNode } from './nodes.ts';

/** Stands in for Yarn: links plugins as `yarn install` does, and installs nothing. */
const LINKING_YARN = `#!/bin/sh
[ "$1" = install ] || exit 0
for folder in plugins/*; do
  name=$(node -p "require('./$folder/package.json').name")
  mkdir -p "node_modules/$(dirname "$name")"
  ln -sfn "$PWD/$folder" "node_modules/$name"
done
`;

/** A project of Yarn in the temporary folder, which has the kit from a registry. */
export class Project {
  readonly folder: string;
  readonly #registry: Registry;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'installed-kit-')));
    this.write({
      '.yarnrc.yml':
        'nodeLinker: node-modules\nenableScripts: false\nenableTelemetry: false\n',
      'yarn.lock': '',
      '.gitignore': 'node_modules\n',
      'package.json': JSON.stringify({
        name: 'root',
        private: true,
        workspaces: ['packages/*', 'plugins/*'],
      }),
      'packages/backend/package.json': JSON.stringify({
        name: 'backend',
        version: '0.0.0',
        backstage: { role: 'backend' },
        dependencies: {},
      }),
      'packages/backend/src/index.ts': `import { createBackend } from '@backstage/backend-defaults';\n\nconst backend = createBackend();\n\nbackend.start();\n`,
      'links/yarn': LINKING_YARN,
    });
    chmodSync(join(this.folder, 'links/yarn'), 0o755);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), text);
    }
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  readJson(path: string): any {
    return JSON.parse(this.read(path));
  }

  /** Takes a package of others from the clone, and depends on it. */
  borrow(name: string): void {
    const link = this.path('node_modules', name);
    rmSync(link, { recursive: true, force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
    const manifest = this.readJson('package.json');
    manifest.devDependencies[name] = '*';
    this.write({ 'package.json': JSON.stringify(manifest) });
  }

  /** Runs a command that has to succeed, with Yarn and npm on the registry. */
  async install(...command: string[]): Promise<string> {
    const env = {
      ...this.#registry.env,
      // What is seconds old is new to the age gate, too.
      YARN_NPM_MINIMAL_AGE_GATE: '0',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    };
    const { exitCode, output } = await run(command, { cwd: this.folder, env });
    if (exitCode !== 0) {
      throw new Error(
        `${command.join(' ')} ended with ${exitCode}:\n${output}`,
      );
    }
    return output;
  }

  /**
   * Runs a command with a Node of its own, and a Yarn that only links.
   *
   * @param version - of that Node
   * @param command - arguments of Node, the program first
   */
  async node(version: string, ...command: string[]): Promise<Result> {
    const bin = await fetchNode(version);
    return run(['node', ...command], {
      cwd: this.folder,
      env: {
        PATH: [bin, this.path('links'), process.env.PATH].join(delimiter),
        // The kit would name the wrapper of the clone.
        YARNW: '',
      },
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
