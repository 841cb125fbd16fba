import type { Block, Document } from '../docs/markdown.ts';
import type { Blanks, Requirement } from './requirements.ts';

const ASSIGNMENTS = /^(?:[a-z]+=.*\n)+/;

/**
 * Puts a requirement into SKILL.md, as it tells its reader to.
 *
 * @returns the document with the blocks that are to be run for it
 * @throws Error when the document has no place for a part of the requirement
 */
export function fillIn(document: Document, { blanks }: Requirement): Document {
  const missing = new Set(Object.keys(blanks));
  const blocks = document.blocks.flatMap(block => {
    const names = variables(block);
    const [entries] = Object.entries(blanks)
      .filter(([key]) => key === names[0])
      .map(([, all]) => all);
    if (entries === undefined) {
      return [block];
    }
    missing.delete(names[0]);
    return entries.map(entry => withBlanks(block, entry, names));
  });
  if (missing.size > 0) {
    throw new Error(
      `${document.path} has no block that begins with ${[...missing].join('=, ')}=`,
    );
  }
  return { ...document, blocks };
}

// The variables that a block sets before it does anything.
function variables({ text, language }: Block): string[] {
  const [assignments = ''] =
    (language === 'sh' && ASSIGNMENTS.exec(text)) || [];
  return [...assignments.matchAll(/^[a-z]+/gm)].map(([name]) => name);
}

function withBlanks(block: Block, entry: Blanks, names: string[]): Block {
  if (Object.keys(entry).join() !== names.join()) {
    throw new Error(
      `a block sets ${names.join(', ')}; the requirement has ${Object.keys(entry).join(', ')}`,
    );
  }
  const assignments = Object.entries(entry)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
  // A function, because the values may have signs that replace() would read.
  return { ...block, text: block.text.replace(ASSIGNMENTS, () => assignments) };
}
