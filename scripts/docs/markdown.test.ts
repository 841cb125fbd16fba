import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { inReadingOrder } from './documents.ts';
import { parseDocument } from './markdown.ts';

const TEXT = `---
name: skill
---

# The \`field\` command

See [the *next* step](next.md#why) and
\`packages/cli\`.

## The \`field\` command

<!-- output -->

\`\`\`text
done
\`\`\`

<!-- illustrative: needs a registry,
which is not here -->
\`\`\`sh
yarn publish
\`\`\`

- In a list:

  \`\`\`ts
  const a = 1;
  \`\`\`

Not marked:

    indented
`;

test('a document is read with its lines, markers and anchors', () => {
  const { blocks, anchors, links, code } = parseDocument('a.md', TEXT);
  deepEqual(
    blocks.map(({ line, language, text, marker }) => [
      line,
      language,
      text,
      marker?.name,
      marker?.value,
    ]),
    [
      [14, 'text', 'done\n', 'output', ''],
      [
        20,
        'sh',
        'yarn publish\n',
        'illustrative',
        'needs a registry,\nwhich is not here',
      ],
      [26, 'ts', 'const a = 1;\n', undefined, undefined],
      [32, '', 'indented\n', undefined, undefined],
    ],
  );
  deepEqual([...anchors], ['the-field-command', 'the-field-command-1']);
  deepEqual(links, [{ line: 7, text: 'next.md#why' }]);
  deepEqual(code.slice(1, 2), [{ line: 8, text: 'packages/cli' }]);
});

test('documents are read from the README on, by number, then by name', () => {
  deepEqual(
    inReadingOrder([
      'docs/benchmarks.md',
      'docs/golden-path/10-last.md',
      'docs/README.md',
      'docs/golden-path/2-second.md',
      'docs/golden-path/README.md',
      'README.md',
    ]),
    [
      'README.md',
      'docs/golden-path/README.md',
      'docs/golden-path/2-second.md',
      'docs/golden-path/10-last.md',
      'docs/benchmarks.md',
      'docs/README.md',
    ],
  );
});
