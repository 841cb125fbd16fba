import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFiles } from '../repositoryFiles.ts';
import { root } from '../run.ts';
import { parseDocument, type Document } from './markdown.ts';

const GOLDEN_PATH = 'docs/golden-path/';

/**
 * Orders documents as they are read and run: README, the golden path by its numbers
 * behind its own README, then the rest by name.
 */
export function inReadingOrder(paths: string[]): string[] {
  const rank = (path: string) =>
    ['README.md', `${GOLDEN_PATH}README.md`, GOLDEN_PATH, ''].findIndex(start =>
      path.startsWith(start),
    );
  return [...paths].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }),
  );
}

/** Paths of all documents below the root, in reading order. */
export function documentPaths(): string[] {
  return inReadingOrder(repositoryFiles(['README.md', 'docs/*.md']));
}

// `./yarnw end-to-end` follows the skill, in a clone that is fresh; the other is about
// repositories that are no clone of this one.
const RUN_ELSEWHERE = [
  'docs/skill/SKILL.md',
  `${GOLDEN_PATH}in-your-repository.md`,
];

/** The documents to run in one clone, one after the other. */
export function documentsToRun(): string[] {
  return documentPaths().filter(path => !RUN_ELSEWHERE.includes(path));
}

/** Reads and parses a document. */
export function readDocument(path: string): Document {
  return parseDocument(path, readFileSync(join(root, path), 'utf8'));
}

/** Whether a path is there only once the commands of a document have run. */
export const isMadeByCommands = (path: string) => path.startsWith('plugins/');
