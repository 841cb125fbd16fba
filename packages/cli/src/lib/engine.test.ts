import { GeneratorError } from '@stagecraft/generators';
import { callEngine, startSentence } from './engine.ts';
import { Failure } from './Failure.ts';

describe('callEngine', () => {
  it('makes a Failure of what the engine cannot do, and of nothing else', async () => {
    const refusal = callEngine(async () => {
      throw new GeneratorError('there is no plugin "a"');
    });
    await expect(refusal).rejects.toBeInstanceOf(Failure);
    await expect(refusal).rejects.toThrow('There is no plugin "a"');

    const bug = new TypeError('a is undefined');
    await expect(callEngine(() => Promise.reject(bug))).rejects.toBe(bug);
    await expect(callEngine(async () => 1)).resolves.toBe(1);
  });

  it.each([
    ['field "a": twice', 'Field "a": twice'],
    ['"order" is taken', '"order" is taken'],
    ['plugins/a/package.json is no JSON', 'plugins/a/package.json is no JSON'],
  ])('starts %j as %j', (message, started) => {
    expect(startSentence(message)).toBe(started);
  });
});
