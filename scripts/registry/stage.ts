import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryFiles } from '../repositoryFiles.ts';
import { root } from '../run.ts';
import { kitPackages, type KitPackage } from './kit.ts';

/** What is packed, and how it is named. */
export interface Origin {
  /** Absolute path of a clone of the kit. */
  clone: string;
  /** The version that all packages get. */
  version: string;
  /** The address of the repository that package.json names, if any. */
  repository?: string;
}

const LICENSE = 'LICENSE';

/**
 * Lays a copy of the kit's packages into the temporary folder, to be built and packed
 * there: packing rewrites package.json, and an interruption would leave it like that.
 * It uses the installed dependencies of this clone.
 *
 * @returns absolute path of the copy, which is a repository of its own
 */
export async function stage(origin: Origin): Promise<string> {
  const stageRoot = realpathSync(mkdtempSync(join(tmpdir(), 'kit-')));
  const packages = kitPackages(origin.clone);
  for (const path of stagedFiles(origin.clone)) {
    mkdirSync(dirname(join(stageRoot, path)), { recursive: true });
    copyFileSync(join(origin.clone, path), join(stageRoot, path));
  }
  for (const one of packages) {
    copyFileSync(
      join(origin.clone, LICENSE),
      join(stageRoot, one.folder, LICENSE),
    );
    edit(stageRoot, join(one.folder, 'package.json'), manifest => ({
      ...manifest,
      version: origin.version,
      ...(origin.repository && {
        repository: {
          type: 'git',
          url: origin.repository,
          directory: one.folder,
        },
      }),
    }));
  }
  edit(stageRoot, 'package.json', ({ devDependencies: _, ...manifest }) => ({
    ...manifest,
    workspaces: ['packages/*'],
  }));
  edit(stageRoot, 'tsconfig.json', config => ({
    ...config,
    include: ['packages/*/src'],
    exclude: ['node_modules', '**/*.test.ts', '**/__*'],
  }));
  linkModules(stageRoot, packages);
  await writeTemplates(stageRoot);
  return stageRoot;
}

/** The files of a clone that are copied, by path below its root. */
export function stagedFiles(clone: string): string[] {
  const folders = kitPackages(clone).map(({ folder }) => folder);
  return repositoryFiles(['package.json', 'tsconfig.json', ...folders], clone);
}

function edit(
  stageRoot: string,
  path: string,
  change: (content: Record<string, any>) => object,
) {
  const file = join(stageRoot, path);
  const content = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify(change(content), null, 2)}\n`);
}

// All that is installed, with the packages of the copy in place of those of the clone.
function linkModules(stageRoot: string, packages: KitPackage[]) {
  const scopes = new Set(packages.map(({ name }) => dirname(name)));
  const link = (target: string, path: string) => {
    mkdirSync(dirname(join(stageRoot, path)), { recursive: true });
    symlinkSync(target, join(stageRoot, path));
  };
  const installed = join(root, 'node_modules');
  for (const name of readdirSync(installed)) {
    if (!scopes.has(name)) {
      link(join(installed, name), join('node_modules', name));
    }
  }
  for (const { name, folder } of packages) {
    link(join(stageRoot, folder), join('node_modules', name));
    const own = join(folder, 'node_modules');
    if (existsSync(join(root, own))) {
      link(join(root, own), own);
    }
  }
}

// They name the version of the packages that a plugin made from them needs.
async function writeTemplates(stageRoot: string) {
  const engine = join(stageRoot, 'packages/generators/src/index.ts');
  const { compileTemplate, openRepository, recipes } = await import(
    pathToFileURL(engine).href
  );
  const { format } = await openRepository(stageRoot);
  for (const recipe of recipes) {
    const tree = await compileTemplate(recipe, format);
    const folder = join(stageRoot, 'packages/cli/templates', recipe.name);
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text as string);
    }
  }
}
