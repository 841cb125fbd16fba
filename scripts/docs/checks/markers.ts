import type { Block, Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

// What may stand before a block, by its language; `''` is nothing.
const MARKERS: Record<string, string[]> = {
  sh: ['', 'background', 'illustrative'],
  text: ['', 'output', 'tree'],
  ts: ['', 'from'],
  diff: ['edit', 'illustrative'],
};
const OTHER_MARKERS = ['', 'from'];

// Names under which a block would be neither run nor typechecked.
const OTHER_NAMES: Record<string, string> = {
  bash: 'sh',
  console: 'sh',
  javascript: 'js',
  shell: 'sh',
  typescript: 'ts',
  zsh: 'sh',
};

/** Holds each block against what is done with blocks of its kind. */
export function checkMarkers({ path, blocks }: Document): Problem[] {
  return blocks.flatMap((block, index) => {
    const wrong = problemOf(block, blocks.slice(0, index));
    return wrong ? [new Problem(path, block.line, ...wrong)] : [];
  });
}

function problemOf(
  { language, marker }: Block,
  earlier: Block[],
): [what: string, mend: string] | undefined {
  const { name, value } = marker ?? { name: '', value: '' };
  if (language === '') {
    return ['the block names no language', 'fence it, as ```text if need be'];
  }
  if (language in OTHER_NAMES) {
    const known = OTHER_NAMES[language];
    return [`nothing is done with a block of ${language}`, `call it ${known}`];
  }
  const allowed = MARKERS[language] ?? OTHER_MARKERS;
  if (!allowed.includes(name)) {
    const before = name === '' ? 'without a marker' : `marked <!-- ${name} -->`;
    const known = allowed.map(one => (one === '' ? 'none' : `<!-- ${one} -->`));
    return [
      `nothing is done with a block of ${language} ${before}`,
      `mark it with one of: ${known.join(', ')}`,
    ];
  }
  if (['illustrative', 'from', 'edit', 'tree'].includes(name) && !value) {
    const what = name === 'illustrative' ? 'reason' : 'path';
    return [
      `<!-- ${name} --> lacks its ${what}`,
      `say <!-- ${name}: ${what} -->`,
    ];
  }
  if (name === 'output' && !earlier.some(isRun)) {
    return [
      'no block before this one has output',
      'put it behind the commands that print it',
    ];
  }
  return undefined;
}

const isRun = ({ language, marker }: Block) =>
  language === 'sh' && marker?.name !== 'illustrative';
