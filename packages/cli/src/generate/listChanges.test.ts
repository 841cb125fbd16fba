import { listChanges, listFolders } from './listChanges.ts';

const create = (path: string) => ({ path, before: undefined, after: '' });
const changes = [
  create('plugins/a/src/notes/b.ts'),
  create('plugins/a/src/notes/deep/c.ts'),
  create('plugins/a/src/d.ts'),
  { path: 'plugins/a/package.json', before: '', after: ' ' },
  { path: 'plugins/a/old.ts', before: '', after: undefined },
];

it('lists every folder, the outer first', () => {
  expect(listFolders(changes.slice(0, 2))).toEqual([
    'plugins',
    'plugins/a',
    'plugins/a/src',
    'plugins/a/src/notes',
    'plugins/a/src/notes/deep',
  ]);
});

it('says what is done to which file, in one line for a whole folder', () => {
  const whole = ['plugins/a/src/notes', 'plugins/a/src/notes/deep'];
  expect(listChanges(changes, whole)).toBe(
    [
      '  created  plugins/a/src/notes/ (2 files)',
      '  created  plugins/a/src/d.ts',
      '  changed  plugins/a/package.json',
      '  deleted  plugins/a/old.ts',
      '',
    ].join('\n'),
  );
});
