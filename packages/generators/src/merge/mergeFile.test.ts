import { join } from 'node:path';
import type { Format } from '../render/facts.ts';
import { loadFormat } from '../workspace/prettier.ts';
import { mergeFile } from './mergeFile.ts';

const base = `import { a } from './a';
import { z } from './z';

export function start({ a, z }: Options) {
  const store = new Store(a);
  use({ store });
}
`;
const next = base
  .replace('import { z }', "import { k } from './k';\nimport { z }")
  .replace('{ a, z }: Options', '{ a, k, z }: Options')
  .replace('use({ store });', 'use({ store, more: k(store) });');

describe('mergeFile', () => {
  let format: Format;
  beforeAll(async () => {
    format = await loadFormat(join(import.meta.dirname, '../../../..'));
  });
  const merge = (disk: string, path = 'src/start.ts') =>
    mergeFile(path, { base, disk, next }, format);

  it('merges names that both added to one line', async () => {
    const disk = base.replace('{ a, z }: Options', '{ a, b, z }: Options');
    expect(await merge(disk)).toEqual({
      text: next.replace('{ a, k, z }', '{ a, k, b, z }'),
    });
  });

  it('keeps the line breaks of Windows', async () => {
    const disk = base.replaceAll('\n', '\r\n');
    expect(await merge(disk)).toEqual({ text: next.replaceAll('\n', '\r\n') });
  });

  it('merges a file that is not formatted, without formatting it', async () => {
    const disk = base.replace("'./a'", '"./a"');
    expect(await merge(disk)).toEqual({
      text: next.replace("'./a'", '"./a"'),
    });
  });

  it('refuses what would use a name that is gone', async () => {
    const disk = base.replaceAll('store', 'shelf');
    expect(await merge(disk)).toMatchObject({ path: 'src/start.ts' });
  });

  it('refuses to take away what was used by hand', async () => {
    const disk = base.replace(
      'use({ store });',
      'use({ store });\n  z.mine();',
    );
    const without = base
      .replace("import { z } from './z';\n", '')
      .replace('{ a, z }', '{ a }');
    const texts = { base, disk, next: without };
    expect(await mergeFile('src/start.ts', texts, format)).toEqual({
      path: 'src/start.ts',
      reason: 'what was added by hand uses z, which the kit would take away',
    });
  });

  it('refuses what would not parse', async () => {
    const disk = `${base}}\n`;
    expect(await merge(disk)).toEqual({
      path: 'src/start.ts',
      reason: expect.stringContaining('does not parse'),
    });
  });

  it('leaves a section of a document out that people deleted', async () => {
    const texts = {
      base: '# A\n\n- a\n',
      disk: '# Mine\n',
      next: '# A\n\n- a\n- k\n',
    };
    expect(await mergeFile('README.md', texts, format)).toEqual({
      text: '# Mine\n',
    });
  });
});
