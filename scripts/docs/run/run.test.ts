import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseDocument } from '../markdown.ts';
import { applyEdit } from './edit.ts';
import { countPassed, missingLine } from './output.ts';
import { runDocument, type Report } from './runDocument.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-documents-'));
});
after(() => rmSync(folder, { recursive: true }));

const sh = (text: string, marker = '') =>
  `${marker}\n\n\`\`\`sh\n${text}\n\`\`\`\n`;
const output = (text: string) =>
  `<!-- output -->\n\n\`\`\`text\n${text}\n\`\`\`\n`;

async function run(...blocks: string[]): Promise<Report[]> {
  const reports: Report[] = [];
  const document = parseDocument('a.md', blocks.join('\n'));
  await runDocument(document, folder, report => reports.push(report));
  return reports;
}

test('output comes in its order, line by line', () => {
  const came = 'id: 12\nname: a\n  end\n';
  equal(missingLine('id: …\n\nend', came), undefined);
  equal(missingLine('…\nid: 12', came), undefined);
  equal(missingLine('end\nname: a', came), 1);
  equal(missingLine('name', came), 0);
  equal(missingLine('id: .*', came), 0);
});

test('a block is as many checks as its commands counted', () => {
  equal(countPassed('made\n'), 1);
  equal(countPassed('✓ a\n12 passed, 0 failed\n'), 12);
  equal(countPassed('2 passed, 0 failed\nit says: 7 passed, 0 failed\n'), 2);
});

test('an edit finds its lines wherever they are, once', () => {
  const text = 'a\n\nb\nc\n';
  equal(applyEdit(text, ' a\n\n-b\n+$&\n'), 'a\n\n$&\nc\n');
  equal(applyEdit(text, '@@ -1 +1 @@\n-a\n+x\n@@\n c\n+d\n'), 'x\n\nb\nc\nd\n');
  throws(() => applyEdit(text, '-x\n'), /there 0 times instead of once:\nx/);
  throws(() => applyEdit('a\na\n', '-a\n'), /there 2 times/);
});

test('what one block sets the next one finds', async () => {
  writeFileSync(join(folder, 'a.txt'), 'one\ntwo\n');
  const reports = await run(
    sh('x=1\nmkdir -p inner && cd inner'),
    sh('yarn publish', '<!-- illustrative: no registry -->'),
    sh('echo "$x in $(basename "$PWD")"; cat'),
    output('1 in inner'),
    '<!-- edit: a.txt -->\n\n```diff\n one\n-two\n+2\n```\n',
  );
  deepEqual(
    reports.map(({ skipped }) => skipped),
    [undefined, 'no registry', undefined, undefined, undefined],
  );
  equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'one\n2\n');
});

test('the first error ends it, and names its line', async () => {
  await rejects(
    run(sh('echo before\nfalse\necho after'), sh('touch never')),
    ({ message }: Error) => {
      match(message, /^a\.md:3: ended with 1:/);
      match(message, /\nbefore\n/);
      match(message, /\.\/yarnw docs:run a\.md$/);
      return true;
    },
  );
  await rejects(run(sh('exit 0')), /^Error: a\.md:3: ended with 0:/);
  await rejects(run(sh('echo $unset')), /unset: unbound variable/);
  await rejects(run(sh('read -r a </dev/tty')), /\/dev\/tty/);
  await rejects(run(sh('echo a'), output('b')), /a\.md:10: this line did not/);
});

test('what is said to be made is made', async () => {
  await run(
    '`plugins/a/index.ts`',
    sh('mkdir -p plugins/a; touch $_/index.ts'),
  );
  await rejects(
    run('`plugins/b`', sh('true')),
    /a\.md:1: there never was a plu/,
  );
});

test('trees and pieces of what is made are compared', async () => {
  await run(
    sh('git init -q .; mkdir -p plugins/c; echo "a(b);" >plugins/c/d.ts'),
  );
  const tree = (lines: string) =>
    `<!-- tree: plugins/c -->\n\n\`\`\`text\n${lines}\n\`\`\`\n`;
  const piece = (text: string) =>
    `<!-- from: plugins/c/d.ts -->\n\n\`\`\`ts\n${text}\n\`\`\`\n`;
  await run(tree('plugins/c/\n└── d.ts'), piece('a(b);'));
  await rejects(run(tree('plugins/c/')), /a\.md:3: the tree of plugins\/c is/);
  await rejects(run(piece('a(c);')), /a\.md:3: this is no piece of/);
});

test('a server runs until the document ends', async () => {
  const server = `node -e "
    require('http').createServer((_, answer) => answer.end('ready'))
      .listen(new URL(process.env.APP_CONFIG_backend_baseUrl).port)"`;
  const [, , { line }] = await run(
    sh(server, '<!-- background -->'),
    sh(
      'curl -s http://localhost:7007/ | tee url.txt; echo http://localhost:7007 >url.txt',
    ),
    output('ready'),
  );
  equal(line, 17);
  const url = readFileSync(join(folder, 'url.txt'), 'utf8').trim();
  await rejects(fetch(url), /fetch failed/);
  await rejects(
    run(sh('exit 3', '<!-- background -->')),
    /a\.md:3: ended at once:/,
  );
});
