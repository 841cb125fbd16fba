import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { remakeTables, remakeTrees } from './regions.ts';
import { makeTable } from './tables.ts';
import { drawTree } from './tree.ts';

test('a tree keeps what stands beside the names', () => {
  const drawn = `a/
├── old.md  gone
└── src/  the code
    └── index.ts
`;
  const paths = ['src/deep/b.ts', 'src/index.ts', 'README.md'];
  equal(
    drawTree('a', paths, Infinity, drawn),
    `a/
├── README.md
└── src/  the code
    ├── deep/
    │   └── b.ts
    └── index.ts
`,
  );
  equal(
    drawTree('a', paths, 1, drawn),
    'a/\n├── README.md\n└── src/  the code\n',
  );
});

test('trees are put in their places, whatever their height', () => {
  const tree = (name: string, lines: string) =>
    `<!-- tree: ${name} 2 -->\n\n\`\`\`text\n${lines}\n\`\`\`\n\ntext\n`;
  equal(
    remakeTrees(
      'a.md',
      tree('a', 'x') + tree('b', 'x\ny\nz'),
      (folder, depth) => `${folder}/\n${depth}\n`,
    ),
    tree('a', 'a/\n2') + tree('b', 'b/\n2'),
  );
});

test('tables are put between their markers', async () => {
  const text = (table: string) =>
    `a\n\n<!-- table: flags x -->\n\n${table}\n\n<!-- end of table -->\n\nb\n`;
  equal(
    await remakeTables(text('old'), async name => `$& ${name}\n`),
    text('$& flags x'),
  );
});

test('a table that there is not is named', async () => {
  await rejects(
    remakeTables('<!-- table: flag -->\n<!-- end of table -->', async name =>
      makeTable(name),
    ),
    /there is no table "flag", only: commands, /,
  );
  await rejects(
    async () => makeTable('flags nope'),
    /there is no command "nope", only: plugin, /,
  );
});

test('tables come from the sources', async () => {
  const row = async (name: string, first: string) =>
    (await makeTable(name))
      .split('\n')
      .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()))
      .find(([, cell]) => cell === first);
  deepEqual((await row('flags resource', '`--fields <fields>`'))?.slice(2, 4), [
    'yes',
    'Fields, each name:type[?][=value][:unique\\|:index], separated by blanks',
  ]);
  deepEqual((await row('field-types', '`datetime`'))?.slice(3, 8), [
    '`startedAt:datetime:index`',
    '`timestamp()`',
    'a time such as 2026-01-31T12:00:00Z',
    'yes',
    'yes, with ranges',
  ]);
  deepEqual((await row('errors', '412'))?.slice(3, 4), [
    '`PATCH /incidents/{id}`, `DELETE /incidents/{id}`',
  ]);
  equal((await row('commands', '`yarn new`'))?.[2], '');
  deepEqual((await row('services', '`cache`'))?.slice(3, 6), [
    '`coreServices.cache`',
    '`CacheService`',
    '`mockServices.cache.mock()`',
  ]);
  equal((await row('flags check', '`--allow-edits`'))?.length, 4);
  equal((await row('templates', '`backend-plugin`'))?.[3], '`backend-plugin`');
  equal((await row('flags new', '`--skip-install`'))?.length, 4);
});
