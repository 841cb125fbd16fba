import type { Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

const MOST_LINES = 300;
const WIDEST_PICTURE = 88;

/** Checks that a document is short, and that its pictures fit on a screen. */
export function checkSize({ path, blocks }: Document, text: string): Problem[] {
  const lines = text.trimEnd().split('\n').length;
  const long = new Problem(
    path,
    MOST_LINES,
    `the document has ${lines} lines; ${MOST_LINES} are allowed`,
    `split it into parts, in the folder ${path.replace(/\.md$/, '/')}`,
  );
  const wide = blocks
    .filter(block => block.language === 'text' && /[─-╿]/.test(block.text))
    .flatMap(block =>
      block.text
        .split('\n')
        .map((row, index) => ({ row, line: block.line + 1 + index })),
    )
    .filter(({ row }) => [...row].length > WIDEST_PICTURE)
    .map(
      ({ line, row }) =>
        new Problem(
          path,
          line,
          `the picture is ${[...row].length} wide`,
          `draw it at most ${WIDEST_PICTURE} wide`,
        ),
    );
  return lines > MOST_LINES ? [long, ...wide] : wide;
}
