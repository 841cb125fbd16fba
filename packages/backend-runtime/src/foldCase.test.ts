import fc from 'fast-check';
import { anyText } from './__testUtils__/inputs';
import { foldCase } from './foldCase';

it.each([
  ['Title', 'title'],
  ['ÉCOLE', 'école'],
  ['e\u0301cole', 'école'],
  ['E\u0301COLE', 'école'],
  ['STRAẞE', 'straße'],
  ['ЁЛКА', 'ёлка'],
  ['\u212bngström', 'ångström'],
  ['日本 1', '日本 1'],
])('folds %s to %s', (text, folded) => {
  expect(foldCase(text)).toBe(folded);
});

it('keeps what differs in more than case apart', () => {
  const texts = ['a', 'á', 'ä', 'ss', 'ß', 'a ', 'i', 'ı'];
  expect(new Set(texts.map(foldCase)).size).toBe(texts.length);
});

it('changes nothing twice, and makes a text three times as long at most', () => {
  fc.assert(
    fc.property(anyText, text => {
      const folded = foldCase(text);
      expect(foldCase(folded)).toBe(folded);
      expect(folded.length).toBeLessThanOrEqual(3 * text.length);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
