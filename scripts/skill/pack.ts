import { posix } from 'node:path';
import { replaceLinks } from './links.ts';

const SKILL = 'docs/skill/SKILL.md';

/** Where documents of the repository are in the skill; the others stay outside. */
const places = [
  ['docs/skill/', ''],
  ['docs/golden-path/', 'reference/golden-path/'],
  ['docs/reference/', 'reference/'],
  ['docs/how-it-works.md', 'reference/how-it-works.md'],
];

/**
 * Packs the skill: SKILL.md and each document that it leads to, with links that hold
 * among them.
 *
 * @param read - gives the text of a file by its path below the root, or undefined
 *   when there is none
 * @returns texts by paths in the skill
 */
export function packSkill(
  read: (path: string) => string | undefined,
): Map<string, string> {
  const pack = new Map([
    ['SKILL.md', ''],
    ['LICENSE.txt', read('LICENSE')!],
  ]);
  const waiting = [SKILL];
  for (const path of waiting) {
    const text = read(path);
    if (text === undefined) {
      // The link to it leads nowhere, which the check of the pack says.
      continue;
    }
    const { rewritten, linked } = relink(path, text);
    pack.set(placeOf(path)!, rewritten);
    waiting.push(...linked.filter(one => !waiting.includes(one)));
  }
  return pack;
}

// Links among the documents of the skill, by their places in it.
function relink(path: string, text: string) {
  const linked = new Set<string>();
  const rewritten = replaceLinks(text, ({ label, target }) => {
    if (/^(?:https?:|#)/.test(target)) {
      return `[${label}](${target})`;
    }
    const [file, anchor] = target.split('#');
    const other = posix.join(posix.dirname(path), file);
    const place = placeOf(other);
    if (place === undefined) {
      return withPath(label, other);
    }
    linked.add(other);
    const relative = posix.relative(posix.dirname(placeOf(path)!), place);
    return `[${label}](${relative}${anchor ? `#${anchor}` : ''})`;
  });
  return { rewritten, linked: [...linked] };
}

function placeOf(path: string): string | undefined {
  const [from, to] = places.find(([start]) => path.startsWith(start)) ?? [];
  return from === undefined || !path.endsWith('.md')
    ? undefined
    : `${to}${path.slice(from.length)}`;
}

// What is not in the skill is in the clone that its reader works in.
const withPath = (label: string, path: string) =>
  label === `\`${path}\`` ? label : `${label} (\`${path}\` of the kit)`;
