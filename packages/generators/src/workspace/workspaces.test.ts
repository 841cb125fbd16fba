import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { listWorkspaces, matchWorkspaces } from './workspaces.ts';

const FILES = ['package.json', '.stagecraft.json'];
const folders = [
  'packages/a',
  'packages/.hidden',
  'plugins/b',
  'plugins/deep/c',
  'plugins/deep/node_modules/d',
  'plugins/old',
  'plugins/old/e',
];

it.each([
  [
    ['packages/*', './plugins/*/'],
    ['packages/a', 'plugins/b', 'plugins/old'],
  ],
  [
    ['plugins/**', '!plugins/old', '!**/a'],
    ['plugins/b', 'plugins/deep/c'],
  ],
  [['{packages,plugins}/{a,b}'], ['packages/a', 'plugins/b']],
  [['plugins/deep/c', 'nowhere'], ['plugins/deep/c']],
  [{ packages: ['packages/*'] }, ['packages/a']],
  [undefined, []],
])('%j are %j', (workspaces, expected) => {
  const { root } = new TestRepository(
    Object.fromEntries(
      folders.flatMap(folder => FILES.map(name => [`${folder}/${name}`, '{}'])),
    ),
  );
  const { packages, blueprints, match } = listWorkspaces(root, { workspaces });
  expect(packages.map(({ folder }) => folder)).toEqual(expected);
  expect(blueprints).toEqual(expected);
  const visible = folders.filter(folder => !/node_modules/.test(folder));
  expect(visible.filter(match)).toEqual(expected);
  expect(visible.filter(matchWorkspaces(workspaces))).toEqual(expected);
});

it('names a package.json that is not JSON', () => {
  const { root } = new TestRepository({ 'packages/a/package.json': '{' });
  expect(() => listWorkspaces(root, { workspaces: ['packages/*'] })).toThrow(
    'packages/a/package.json is not JSON: ',
  );
});
