import { asCallable } from './asCallable.ts';

describe('asCallable', () => {
  const text = 'next: yarn workspace a test, or yarn start; see yarn.lock';

  it('names the wrapper where that was called', () => {
    expect(asCallable(text, { YARNW: './yarnw' })).toBe(
      'next: ./yarnw workspace a test, or ./yarnw start; see yarn.lock',
    );
  });

  it('leaves Yarn to those who have it', () => {
    expect(asCallable(text, {})).toBe(text);
  });

  it('names verbs of several words', () => {
    expect(
      asCallable('yarn backstage-cli stagecraft extension-point --name a', {
        STAGECRAFT_CALLER: 'plop',
      }),
    ).toBe('yarn plop extension-point -- --name a');
  });

  describe('verbs', () => {
    const verbs =
      'yarn backstage-cli stagecraft undo --plugin a, then yarn backstage-cli stagecraft check.';

    it('are those of backstage-cli unless something else was called', () => {
      expect(asCallable(verbs, {})).toBe(verbs);
    });

    it.each([
      [
        'program',
        'yarn stagecraft undo --plugin a, then yarn stagecraft check.',
      ],
      ['plop', 'yarn plop undo -- --plugin a, then yarn stagecraft check.'],
    ])('are named as they were called, by %s', (caller, expected) => {
      const environment = { STAGECRAFT_CALLER: caller };
      expect(asCallable(verbs, environment)).toBe(expected);
      expect(asCallable(verbs, { ...environment, YARNW: './yarnw' })).toBe(
        expected.replaceAll('yarn ', './yarnw '),
      );
    });
  });
});
