import { posix } from 'node:path';
import { parseDocument, type Document } from '../docs/markdown.ts';
import { readFrontMatter } from './frontMatter.ts';

// An assistant reads the whole of SKILL.md, and the references when it needs them.
const MAX_LINES = 500;
const MAX_CHARACTERS = 20_000;
const MAX_BYTES = 512 * 1024;

/**
 * Says what keeps a packed skill from being read.
 *
 * @param pack - texts by paths in the skill
 * @param version - that the skill has to have
 * @returns a line for each thing that is wrong
 */
export function packProblems(
  pack: ReadonlyMap<string, string>,
  version: string,
): string[] {
  const skill = pack.get('SKILL.md')!;
  const lines = skill.split('\n').length;
  const bytes = [...pack.values()].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    0,
  );
  const problems = [
    ...frontMatterProblems(skill, version),
    ...linkProblems(pack),
  ];
  if (lines >= MAX_LINES || skill.length > MAX_CHARACTERS) {
    problems.push(
      `SKILL.md has ${lines} lines and ${skill.length} characters; it takes fewer than ${MAX_LINES} and at most ${MAX_CHARACTERS}: move details into a reference`,
    );
  }
  if (bytes > MAX_BYTES) {
    problems.push(
      `the skill has ${bytes} bytes; at most ${MAX_BYTES} are allowed: link to fewer documents`,
    );
  }
  return problems;
}

function frontMatterProblems(skill: string, version: string): string[] {
  try {
    const matter = readFrontMatter(skill);
    return matter.version === version
      ? []
      : [
          `SKILL.md has the version ${matter.version}; that of the kit is ${version}`,
        ];
  } catch (error) {
    return [`SKILL.md ${(error as Error).message}`];
  }
}

function linkProblems(pack: ReadonlyMap<string, string>): string[] {
  const documents = new Map(
    [...pack]
      .filter(([path]) => path.endsWith('.md'))
      .map(([path, text]) => [path, parseDocument(path, text)]),
  );
  return [...documents.values()].flatMap(document =>
    document.links
      .filter(({ text }) => !leads(document, text, documents))
      .map(
        ({ line, text }) =>
          `${document.path}:${line} leads to ${text}, which is not in the skill`,
      ),
  );
}

function leads(
  { path }: Document,
  target: string,
  documents: ReadonlyMap<string, Document>,
): boolean {
  if (/^https?:/.test(target)) {
    return true;
  }
  const [file, anchor] = target.split('#');
  const linked = documents.get(
    file === '' ? path : posix.join(posix.dirname(path), file),
  );
  return linked !== undefined && (!anchor || linked.anchors.has(anchor));
}
