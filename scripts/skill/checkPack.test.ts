import { deepEqual, match } from 'node:assert/strict';
import { test } from 'node:test';
import { packProblems } from './checkPack.ts';

const head = `---
name: a-skill
description: Does it
version: 1.0.0
license: Apache-2.0
---
`;
const problems = (skill: string, others: Record<string, string> = {}) =>
  packProblems(
    new Map([['SKILL.md', skill], ...Object.entries(others)]),
    '1.0.0',
  );

test('finds nothing wrong with a good one', () => {
  const skill = `${head}\n# Title\n\n[a](reference/a.md#one-thing) [b](#title)\n`;
  deepEqual(problems(skill, { 'reference/a.md': '## One thing\n' }), []);
});

for (const [what, skill, reason] of [
  ['no front matter', '# A\n', /has no front matter/],
  [
    'a key too many',
    head.replace('license', 'a: b\nlicense'),
    /it has to be name/,
  ],
  ['a number', head.replace('1.0.0', '1.0'), /a text for version/],
  ['an empty text', head.replace('Does it', '""'), /a text for description/],
  ['a long name', head.replace('a-skill', 'a'.repeat(65)), /the name "aaa/],
  ['a bad name', head.replace('a-skill', 'a--skill'), /the name "a--skill"/],
  [
    'a long description',
    head.replace('Does', 'o'.repeat(200)),
    /203 characters/,
  ],
  ['no version', head.replace('1.0.0', 'v1'), /the version "v1"/],
  [
    'an old version',
    head.replace('1.0.0', '0.9.0'),
    /that of the kit is 1\.0\.0/,
  ],
  ['many lines', head + '\n'.repeat(500), /has 507 lines/],
  ['many characters', head + 'a '.repeat(10_000), /characters; it takes/],
  ['a link to nothing', `${head}\n[a](b.md)\n`, /^SKILL\.md:8 leads to b\.md/],
  ['a link to no heading', `${head}\n[a](#b)\n`, /^SKILL\.md:8 leads to #b/],
] as const) {
  test(`refuses ${what}`, () => {
    const [problem, ...others] = problems(skill);
    match(problem, reason);
    deepEqual(others, []);
  });
}

test('refuses more than half a megabyte', () => {
  const [problem] = problems(head, { 'a.md': 'ä'.repeat(256 * 1024) });
  match(problem, /the skill has 524\d{3} bytes/);
});
