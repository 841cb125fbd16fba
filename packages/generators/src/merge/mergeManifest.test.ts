import { mergeManifest } from './mergeManifest.ts';

const text = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
const base = {
  name: 'a',
  version: '0.1.0',
  dependencies: { knex: '^3.0.0', zod: '^4.0.0' },
  files: ['dist'],
};
const merge = (disk: object, next: object) => {
  const merged = mergeManifest(text(base), text(disk), text(next));
  return 'text' in merged ? merged.text : merged.keys;
};

describe('mergeManifest', () => {
  it('keeps what people changed beside what the kit adds', () => {
    const disk = {
      ...base,
      version: '2.0.0',
      keywords: ['x'],
      dependencies: { ...base.dependencies, zod: '^4.6.0' },
      files: ['dist', 'config.d.ts'],
    };
    const next = {
      ...base,
      dependencies: { knex: '^3.0.0', uuid: '^14.0.0', zod: '^4.0.0' },
      files: ['dist', 'migrations'],
      jest: { globalSetup: 'x' },
    };
    expect(merge(disk, next)).toBe(
      text({
        ...disk,
        dependencies: { knex: '^3.0.0', uuid: '^14.0.0', zod: '^4.6.0' },
        files: ['dist', 'config.d.ts', 'migrations'],
        jest: { globalSetup: 'x' },
      }),
    );
  });

  it('keeps the indentation of a manifest that has nothing else of its own', () => {
    const tabs = `${JSON.stringify(base, null, '\t')}\n`;
    const next = { ...base, jest: { globalSetup: 'x' } };
    expect(mergeManifest(text(base), tabs, text(next))).toEqual({
      text: `${JSON.stringify(next, null, '\t')}\n`,
    });
  });

  it('takes out what the kit takes out, and leaves out what people took out', () => {
    const disk = { ...base, dependencies: { zod: '^4.0.0' } };
    const next = { ...base, dependencies: { knex: '^3.0.0' } };
    expect(JSON.parse(String(merge(disk, next)))).toEqual({
      ...base,
      dependencies: {},
    });
  });

  it('names the keys that both changed', () => {
    expect(
      merge(
        { ...base, dependencies: { ...base.dependencies, knex: '^4.0.0' } },
        { ...base, dependencies: { ...base.dependencies, knex: '^3.1.0' } },
      ),
    ).toEqual(['dependencies.knex']);
  });
});
