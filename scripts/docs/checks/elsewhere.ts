import type { Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

const PAGE = 'in-your-repository.md';

// What is done to the kit itself is done in a clone of it.
const ONLY_IN_A_CLONE = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/benchmarks.md',
  'docs/compatibility.md',
  'docs/reference/what-was-tried.md',
];

/** Checks that a page with commands for a clone leads those who have none to theirs. */
export function checkElsewhere({ path, blocks, links }: Document): Problem[] {
  const block = blocks.find(
    ({ language, text }) => language === 'sh' && /^!?\s*\.\/yarnw /m.test(text),
  );
  if (
    block === undefined ||
    ONLY_IN_A_CLONE.includes(path) ||
    path.endsWith(`/${PAGE}`) ||
    links.some(({ text }) => text.split('#')[0].endsWith(PAGE))
  ) {
    return [];
  }
  return [
    new Problem(
      path,
      block.line,
      'this is for a clone only',
      `say what to type elsewhere, with a link to docs/golden-path/${PAGE}#what-to-type`,
    ),
  ];
}
