import { equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { refusal, type ReleaseState } from './refusal.ts';

const ready: ReleaseState = {
  version: '1.2.3',
  repository: 'https://git.example.com/kit.git',
  changesets: [],
  uncommitted: [],
  published: ['a'],
  packages: ['a', 'b'],
  registry: 'https://registry.example.com/',
  isLoggedIn: true,
};

test('lets a release be made, and finished', () => {
  equal(refusal(ready), undefined);
  equal(refusal({ ...ready, published: [] }), undefined);
});

const bad: [Partial<ReleaseState>, RegExp][] = [
  [{ repository: undefined }, /release --repository <url>$/],
  [
    { changesets: ['blue-dogs.md'] },
    /^no version has blue-dogs\.md yet; .* --prepare$/,
  ],
  [{ uncommitted: ['README.md'] }, /and this is not: README\.md$/],
  [{ published: ['a', 'b'] }, /^https:\S+ has 1\.2\.3 already; /],
  [
    { isLoggedIn: false },
    /^npm has no token for https:\S+; get one with: npm login/,
  ],
];
for (const [change, reason] of bad) {
  test(`refuses ${JSON.stringify(change)}`, () => {
    match(refusal({ ...ready, ...change })!, reason);
  });
}
