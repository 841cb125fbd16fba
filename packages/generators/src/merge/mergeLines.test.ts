import { mergeLines } from './mergeLines.ts';

const lines = (text: string) => text.split(' ').join('\n');
const merge = (base: string, disk: string, next: string) => {
  const merged = mergeLines(lines(base), lines(disk), lines(next));
  return 'text' in merged
    ? merged.text.replaceAll('\n', ' ')
    : merged.conflicts;
};

describe('mergeLines', () => {
  it.each([
    ['changes apart', 'a b c d', 'A b c d', 'a b c D', 'A b c D'],
    ['the same change', 'a b c', 'a B c', 'a B c', 'a B c'],
    [
      'insertions at one place, the kit first',
      'a b',
      'a y b',
      'a k b',
      'a k y b',
    ],
    [
      'an insertion after a changed line',
      'a b c',
      'a B c',
      'a b k c',
      'a B k c',
    ],
    [
      'an insertion before a changed line',
      'a b c',
      'a B c',
      'a k b c',
      'a k B c',
    ],
    ['a deletion', 'a b c d e', 'a c d e', 'a b c d e k', 'a c d e k'],
  ])('keeps both: %s', (_, base, disk, next, merged) => {
    expect(merge(base, disk, next)).toBe(merged);
  });

  it('says where both changed the same lines', () => {
    expect(merge('a b c', 'a y c', 'a k c')).toEqual([
      { line: 2, disk: ['y'], base: ['b'], next: ['k'] },
    ]);
  });

  it('asks about what is left', () => {
    const merged = mergeLines(
      'a\nb\nc',
      'a\ny\nc',
      'a\nk\nc',
      ({ disk }) => disk,
    );
    expect(merged).toEqual({ text: 'a\ny\nc' });
  });
});
