import { formatDifferences } from './differences.ts';

const differences = [
  {
    path: 'a.ts',
    state: 'edited',
    managed: true,
    disk: 'b\n',
    rendered: 'a\n',
  },
  {
    path: 'c.ts',
    state: 'missing',
    managed: true,
    disk: undefined,
    rendered: 'c\n',
  },
] as const;

describe('formatDifferences', () => {
  it('has a line for each file', () => {
    expect(formatDifferences([...differences], false)).toBe(
      'edited a.ts\nmissing c.ts\n',
    );
  });

  it('is a patch to what is there', () => {
    const patch = formatDifferences([...differences], true);
    expect(patch).toContain(
      '--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-a\n+b\n',
    );
    expect(patch).toContain('--- a/c.ts\n+++ /dev/null\n');
  });
});
