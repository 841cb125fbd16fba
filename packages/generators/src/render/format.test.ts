import { setImmediate } from 'node:timers';
import { formatTree } from './format.ts';

describe('formatTree', () => {
  it('lets others run between two files, such as what listens to a process', async () => {
    let hasRun = false;
    setImmediate(() => {
      hasRun = true;
    });
    const seen: boolean[] = [];
    const tree = await formatTree({ a: 'A', b: 'B' }, async (_, text) => {
      seen.push(hasRun);
      return text.toLowerCase();
    });
    expect(tree).toEqual({ a: 'a', b: 'b' });
    expect(seen).toEqual([false, true]);
  });

  it('names a file that does not parse', async () => {
    const format = async () => {
      throw new Error('here');
    };
    await expect(formatTree({ 'a.ts': '' }, format)).rejects.toThrow(
      'cannot format a.ts: Error: here',
    );
  });
});
