import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../../run.ts';
import { parseDocument } from '../markdown.ts';
import type { Problem } from '../Problem.ts';
import { checkElsewhere } from './elsewhere.ts';
import { checkFragment } from './fragments.ts';
import { checkLinks } from './links.ts';
import { checkMarkers } from './markers.ts';
import { checkPaths } from './paths.ts';
import { checkSize } from './size.ts';
import { checkTypes } from './types.ts';

const PATH = 'docs/a.md';

const fence = (language: string, text = '', before = '') =>
  `${before}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
const parse = (text: string) => parseDocument(PATH, text);

// The first line of each problem, without the path.
const whats = (problems: Problem[]) =>
  problems.map(({ message }) => message.split('\n')[0].slice(PATH.length + 1));

test('a block has a marker that means something', () => {
  const good = [
    fence('sh'),
    fence('text', '', '<!-- output -->'),
    fence('text'),
    fence('ts', '', '<!-- from: a.ts -->'),
    fence('diff', '', '<!-- edit: a.ts -->'),
    fence('yaml'),
    fence('sh', '', '<!-- illustrative: no registry -->'),
  ].join('\n');
  deepEqual(whats(checkMarkers(parse(good))), []);

  const bad: [string, string][] = [
    [fence('bash'), '3: nothing is done with a block of bash'],
    [fence(''), '3: the block names no language'],
    [
      fence('sh', '', '<!-- ilustrative: a -->'),
      '3: nothing is done with a block of sh marked <!-- ilustrative -->',
    ],
    [fence('diff'), '3: nothing is done with a block of diff without a marker'],
    [
      fence('sh', '', '<!-- illustrative -->'),
      '3: <!-- illustrative --> lacks its reason',
    ],
    [
      fence('text', '', '<!-- output -->'),
      '3: no block before this one has output',
    ],
  ];
  for (const [text, what] of bad) {
    deepEqual(whats(checkMarkers(parse(text))), [what]);
  }
});

test('commands for a clone say what to type elsewhere', () => {
  const command = fence('sh', './yarnw start');
  const link =
    'See [yours](../golden-path/in-your-repository.md#what-to-type).';
  deepEqual(whats(checkElsewhere(parse(command))), [
    '3: this is for a clone only',
  ]);
  deepEqual(whats(checkElsewhere(parse(`${link}\n${command}`))), []);
  deepEqual(whats(checkElsewhere(parse(fence('sh', 'yarn start')))), []);
});

test('a link leads to a file, and its anchor to a heading', () => {
  const targets = {
    exists: (path: string) => ['docs/b.md', 'README.md', PATH].includes(path),
    anchors: (path: string) => new Set(path === 'docs/b.md' ? ['why'] : []),
  };
  const text = `[a](b.md#why) [b](../README.md) [c](https://example.com/x)
[d](c.md) [e](b.md#how)
[f](../../etc/hosts) ![g](b.png) [h](#here)`;
  deepEqual(whats(checkLinks(parse(text), targets)), [
    '2: c.md leads to no file',
    '2: b.md#how leads to no heading',
    '3: ../../etc/hosts leads to no file',
    '3: b.png leads to no file',
    '3: #here leads to no heading',
  ]);
});

test('a path in backticks exists', () => {
  const text =
    '`docs/b.md` `docs/*.md` `docs/<name>.md` `src/c.ts` `docs/c.md`';
  const matches = (path: string) => ['docs/b.md', 'docs/*.md'].includes(path);
  deepEqual(whats(checkPaths(parse(text), ['docs'], matches)), [
    '1: there is no docs/c.md',
  ]);
});

test('a piece of a file is in it, however it is broken into lines', () => {
  const file = `class A {
    run() {
      return call(
        first,
        second,
      );
    }
  }`;
  const problems = (text: string, of: string | undefined = file) =>
    whats(
      checkFragment(
        PATH,
        parse(fence('ts', text, '<!-- from: a.ts -->')).blocks[0],
        of,
      ),
    );
  deepEqual(problems('run() {\n  return call(first, second);'), []);
  deepEqual(problems('return call(first);'), ['3: this is no piece of a.ts']);
});

test('a piece of no file is refused', () => {
  const [block] = parse(fence('ts', 'a', '<!-- from: a.ts -->')).blocks;
  deepEqual(whats(checkFragment(PATH, block, undefined)), [
    '3: there is no a.ts',
  ]);
});

test('a document is short, and its pictures are narrow', () => {
  const picture = fence('text', `${'─'.repeat(88)}\n${'─'.repeat(89)}`);
  const wide = fence('text', 'x'.repeat(100));
  const text = picture + wide;
  deepEqual(whats(checkSize(parse(text), text)), ['5: the picture is 89 wide']);
  const long = 'a\n'.repeat(301);
  equal(checkSize(parse(long), long).length, 1);
  equal(checkSize(parse(long), 'a\n'.repeat(300)).length, 0);
});

test('TypeScript typechecks, with what it imports and nothing else', () => {
  const text = [
    fence(
      'ts',
      `import { coreServices } from '@backstage/backend-plugin-api';
export const deps = { logger: coreServices.logger };
const unused: number = 1;`,
    ),
    fence('ts', `const wrong: number = 'text';`),
    fence('ts', `import { join } from 'node:path';\nexport {};`),
    fence('ts', `deps;`),
    fence('ts', `not checked`, '<!-- from: a.ts -->'),
  ].join('');
  deepEqual(whats(checkTypes(root, [parse(text)])), [
    `11: Type 'string' is not assignable to type 'number'.`,
    `16: 'join' is declared but its value is never read.`,
    `22: Cannot find name 'deps'.`,
  ]);
});
