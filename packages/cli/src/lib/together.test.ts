import { setTimeout } from 'node:timers/promises';
import { together } from './together.ts';

describe('together', () => {
  it('gives what each came to', async () => {
    const running = [setTimeout(2, 'a'), Promise.resolve('b')];
    expect(await together(running)).toEqual(['a', 'b']);
  });

  it('fails when all have ended', async () => {
    const ended: string[] = [];
    const slow = setTimeout(20).then(() => ended.push('slow'));
    await expect(
      together([Promise.reject(new Error('broken')), slow]),
    ).rejects.toThrow('broken');
    expect(ended).toEqual(['slow']);
  });
});
