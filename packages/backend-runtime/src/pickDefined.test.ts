import { pickDefined } from './pickDefined';

describe('pickDefined', () => {
  it('leaves out what is undefined, and nothing else', () => {
    const values = { a: undefined, b: null, c: false, d: 0, e: '' };
    expect(Object.entries(pickDefined(values))).toEqual([
      ['b', null],
      ['c', false],
      ['d', 0],
      ['e', ''],
    ]);
  });
});
