// What the site shows: the public modules of packages and examples, and the guides.
// Both are found, so that a new one is on the site without being listed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../run.ts';

/** A module that others import. */
export interface EntryPoint {
  /** What an import of it says, such as `@stagecraft/backend-testkit/globalSetup`. */
  name: string;
  /** Name of the package that it belongs to. */
  packageName: string;
  /** Absolute path of its source. */
  path: string;
  /** Absolute path of the README that introduces it, if it has one. */
  readme: string | undefined;
}

/** A Markdown file that becomes a page. */
export interface Guide {
  /** Absolute path. */
  path: string;
  /** The heading in the navigation below which it stands. */
  section: string;
}

interface Manifest {
  name: string;
  main: string;
  exports?: Record<string, string>;
  backstage: { role: string };
}

/** The modules that packages and examples offer to others, by folder. */
export function entryPoints(): EntryPoint[] {
  return find('{packages,examples}/*/package.json').flatMap(file => {
    const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
    const { name, main, exports = { '.': main }, backstage } = manifest;
    if (backstage.role === 'backend') {
      return []; // an application, which nobody imports
    }
    const readme = join(dirname(file), 'README.md');
    return Object.entries(exports)
      .map(([key, source]) => ({
        name: join(name, key),
        packageName: name,
        path: join(dirname(file), source),
        readme: key === '.' && existsSync(readme) ? readme : undefined,
      }))
      .filter(({ path }) => path.endsWith('.ts') && !isInternal(path));
  });
}

/** All guides, in the order of the navigation. */
export function guides(): Guide[] {
  return Object.entries({
    'docs/*.md': 'Guides',
    'CONTRIBUTING.md': 'Guides',
    'docs/golden-path/**/*.md': 'Golden path',
    'docs/reference/**/*.md': 'Reference',
    'docs/skill/**/*.md': 'Skill',
  }).flatMap(([pattern, section]) =>
    find(pattern).map(path => ({ path, section })),
  );
}

/** The headings of the navigation, in their order. */
export const sections = [
  'Guides',
  'Golden path',
  'Reference',
  'Skill',
  'Packages',
];

// A README introduces its folder, so it comes first.
function find(pattern: string): string[] {
  const key = (path: string) => path.replace('README.md', '');
  return globSync(pattern, { cwd: root })
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
    .map(path => join(root, path));
}

// Exported only because a process of its own is started from it.
function isInternal(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  return /@internal\s+\* @packageDocumentation/.test(text);
}
