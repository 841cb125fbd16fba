import type { RepoFacts, Tree } from '../render/facts.ts';
import { fileState } from './fileState.ts';
import { treeChanges } from './treeChanges.ts';

// A format that drops the blanks at the end of lines, and refuses a question mark.
const facts = {
  async format(_path: string, text: string) {
    if (text.includes('?')) {
      throw new Error('does not parse');
    }
    return text.replaceAll(/ +$/gm, '');
  },
} as RepoFacts;

const changes = (
  trees: { disk: Tree; base: Tree; next: Tree },
  seeds: string[] = [],
) =>
  treeChanges({
    seeds: new Set(seeds),
    base: trees.base,
    next: trees.next,
    folder: 'plugins/a',
    facts,
    read: path => trees.disk[path.replace('plugins/a/', '')],
  });

it.each([
  ['missing', undefined],
  ['rendered', 'a\n'],
  ['rendered', 'a  \n'],
  ['edited', 'b\n'],
  ['edited', 'a?\n'],
  ['edited', ''],
])('finds a file %s that reads %j', async (state, disk) => {
  expect(await fileState('a.ts', disk, 'a\n', facts)).toBe(state);
});

it('writes what changed, in the order of the paths', async () => {
  const disk = { same: '1', changed: '1', gone: '1  ', 'z/other': 'mine' };
  const base = { same: '1', changed: '1', gone: '1' };
  const next = { same: '1', 'z/new': '2', changed: '2', added: '2' };

  expect(await changes({ disk, base, next })).toEqual([
    { path: 'plugins/a/added', before: undefined, after: '2' },
    { path: 'plugins/a/changed', before: '1', after: '2' },
    { path: 'plugins/a/gone', before: '1  ', after: undefined },
    { path: 'plugins/a/z/new', before: undefined, after: '2' },
  ]);
});

it.each([
  ['nothing differs', { a: '1' }, { a: '1' }, { a: '1' }],
  ['what changes was deleted', {}, { a: '1' }, { a: '2' }],
  ['what goes was deleted', {}, { a: '1' }, {}],
  ['what changes is there already', { a: '2' }, { a: '1' }, { a: '2' }],
  ['what comes is there already', { a: '2' }, {}, { a: '2' }],
  ['what was edited stays the same', { a: 'mine' }, { a: '1' }, { a: '1' }],
] as [string, Tree, Tree, Tree][])(
  'changes nothing when %s',
  async (_, disk, base, next) => {
    expect(await changes({ disk, base, next })).toEqual([]);
  },
);

it('refuses all when edits are in the way, and names each file', async () => {
  await expect(
    changes({
      disk: { a: 'mine', b: '1', c: 'mine', d: 'mine', e: 'mine' },
      base: { a: '1', b: '1', c: '1', e: '1' },
      next: { a: '2', b: '2', d: '2', e: '1' },
    }),
  ).rejects.toMatchObject({
    conflicts: [
      { path: 'plugins/a/a', conflicts: [{ line: 1 }] },
      { path: 'plugins/a/c', reason: 'it was edited, and would be deleted' },
      {
        path: 'plugins/a/d',
        reason: expect.stringContaining('there is a file of this name already'),
      },
    ],
    patch: expect.stringContaining('-1\n'),
  });
});

it.each([
  ['comes', {}, {}, { a: '1' }, { before: undefined, after: '1' }],
  ['goes as it came', { a: '1 ' }, { a: '1' }, {}, { before: '1 ' }],
  ['is rendered anew', { a: '1' }, { a: '1' }, { a: '2' }, undefined],
  ['goes, but was edited', { a: 'mine' }, { a: '1' }, {}, undefined],
  ['goes, but was deleted', {}, { a: '1' }, {}, undefined],
] as [string, Tree, Tree, Tree, object | undefined][])(
  'writes a seeded file once: it %s',
  async (_, disk, base, next, change) => {
    expect(await changes({ disk, base, next }, ['a'])).toEqual(
      change ? [{ path: 'plugins/a/a', after: undefined, ...change }] : [],
    );
  },
);

it.each(['mine', '1'])('refuses to seed where a file reads %j', async text => {
  await expect(
    changes({ disk: { a: text }, base: {}, next: { a: '1' } }, ['a']),
  ).rejects.toThrow('plugins/a/a: there is a file of this name already');
});
