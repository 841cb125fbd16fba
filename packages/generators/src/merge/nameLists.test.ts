import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFormat } from '../workspace/prettier.ts';
import { joinNames, spreadNames } from './nameLists.ts';

describe('names in lists', () => {
  it('are spread one a line', () => {
    expect(
      spreadNames("import { a, type b as c } from 'x';\nuse([d, e]);"),
    ).toBe("import {\na,\ntype b as c,\n} from 'x';\nuse([\nd,\ne,\n]);");
  });

  it.each(['`${a}`', "'/items/{id}'", 'list[index]', 'const a = {};'])(
    'leave alone what is no list: %s',
    text => {
      expect(spreadNames(text)).toBe(text);
    },
  );

  it.each(['use([a, b].map(c => ({ c })));', 'const { a } = use([b, c]);'])(
    'come back when there are two in a line: %s',
    text => {
      expect(joinNames(spreadNames(text), [text])).toBe(text);
    },
  );

  it('come back as they were, in everything that the kit renders', async () => {
    const root = join(import.meta.dirname, '../../../..');
    const format = await loadFormat(root);
    const paths = globSync('examples/*/{src,dev}/**/*.ts', { cwd: root });
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const text = readFileSync(join(root, path), 'utf8');
      const back = joinNames(spreadNames(text), [text]);
      expect(await format(path, back)).toBe(text);
    }
  });
});
