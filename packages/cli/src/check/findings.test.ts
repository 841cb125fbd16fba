import type { Finding } from '@stagecraft/generators';
import { formatFindings } from './findings.ts';

const finding = (kind: Finding['kind']): Finding => ({
  path: 'a/migrations/1.js',
  kind,
  problem: 'does this',
  reason: 'That is bad.',
  remedy: 'Do that.',
});
const all = [
  finding('unsafe'),
  finding('breaking'),
  finding('rewritten'),
  finding('note'),
];

describe('formatFindings', () => {
  it('says what, why, and what to do instead', () => {
    expect(formatFindings([finding('unsafe')], false)).toBe(
      'unsafe a/migrations/1.js: does this\n  That is bad.\n  Do that.\n',
    );
  });

  it.each([
    [false, ['unsafe', 'breaking', 'rewritten', 'note']],
    [true, ['warning', 'warning', 'rewritten', 'note']],
  ])('as warnings: %s', (asWarnings, kinds) => {
    const text = formatFindings(all, asWarnings);
    expect(text.match(/^\w+/gm)).toEqual(kinds);
  });
});
