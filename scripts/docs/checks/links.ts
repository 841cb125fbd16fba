import { posix } from 'node:path';
import type { Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

/** What links can lead to. */
export interface Targets {
  /** Whether there is a file or folder, by its path below the root. */
  exists(path: string): boolean;
  /** The anchors of a Markdown file. */
  anchors(path: string): ReadonlySet<string>;
}

/** Checks that every link into the repository leads somewhere. */
export function checkLinks(
  { path, links }: Document,
  { exists, anchors }: Targets,
): Problem[] {
  return links.flatMap(({ line, text }) => {
    // Other sites are not asked; they are not there on every machine.
    if (/^[a-z]+:/.test(text)) {
      return [];
    }
    const [file, anchor] = text.split('#');
    const target = file
      ? posix.join(posix.dirname(path), file).replace(/\/$/, '')
      : path;
    if (target.startsWith('../') || !exists(target)) {
      const mend = 'link to a file of this repository, by its relative path';
      return [new Problem(path, line, `${text} leads to no file`, mend)];
    }
    if (anchor && !(target.endsWith('.md') && anchors(target).has(anchor))) {
      const mend = target.endsWith('.md')
        ? `use one of: ${[...anchors(target)].join(', ')}`
        : 'link to the file without an anchor';
      return [new Problem(path, line, `${text} leads to no heading`, mend)];
    }
    return [];
  });
}
