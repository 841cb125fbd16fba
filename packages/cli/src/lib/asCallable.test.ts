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
});
