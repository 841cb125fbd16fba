import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { Formatting } from './formatting.ts';

const folder = 'plugins/own-backend';

describe('Formatting', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create({
      '.prettierignore': 'plugins/own-backend/kept.ts\n',
      'packages/backend/src/index.ts': 'start( 1 );\n',
      'packages/app/src/App.tsx': 'start(2);\n',
      [`${folder}/a.ts`]: 'a( 1 );\n',
      [`${folder}/b.ts`]: 'b( 1 );\n',
      [`${folder}/broken.ts`]: 'b(\n',
      [`${folder}/kept.ts`]: 'kept( 1 );\n',
    });
  });
  afterEach(async () => {
    await repository.remove();
  });

  function formatting() {
    const formatted: string[] = [];
    const before = {
      folders: new Set<string>(),
      texts: new Map([
        ['packages/backend/src/index.ts', 'start( 0 );\n'],
        ['packages/app/src/App.tsx', 'start();\n'],
        ['package.json', '{}'],
      ]),
    };
    const format = async (path: string, text: string) => {
      formatted.push(path);
      if (path.endsWith('broken.ts')) throw new Error('no code\n(1:1)');
      return text.replaceAll(/\( | \)/g, one => one.trim());
    };
    const of = { root: repository.root, format } as never;
    return { formatted, all: new Formatting(of, [folder], before) };
  }

  it('writes nothing ahead, and formats again what has changed since', async () => {
    const { formatted, all } = formatting();
    const before = await repository.tree();
    await all.prepare();
    expect(await repository.tree()).toEqual(before);

    await repository.write({ [`${folder}/b.ts`]: 'b( 2 );\n' });
    formatted.length = 0;
    expect(await all.finish()).toEqual([
      {
        reason: `Prettier cannot read ${folder}/broken.ts: no code`,
        next: `yarn prettier --write ${folder}/broken.ts`,
      },
    ]);
    expect(formatted).toEqual([`${folder}/b.ts`]);
    expect(await repository.tree()).toEqual({
      ...before,
      [`${folder}/a.ts`]: 'a(1);\n',
      [`${folder}/b.ts`]: 'b(2);\n',
    });
  });

  it('formats a file around the package only if it was before', async () => {
    const { all } = formatting();
    await repository.write({ 'packages/app/src/App.tsx': 'start( 3 );\n' });
    await all.finish();

    expect(await repository.read('packages/app/src/App.tsx')).toBe(
      'start(3);\n',
    );
    expect(await repository.read('packages/backend/src/index.ts')).toBe(
      'start( 1 );\n',
    );
  });
});
