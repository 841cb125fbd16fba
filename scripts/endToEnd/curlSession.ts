import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../run.ts';

/**
 * Runs the curl session of the README as it stands there, against a running
 * backend, and checks each answer.
 *
 * @param url - where the backend listens
 */
export async function checkReadmeSession(url: string): Promise<void> {
  const block = shellBlocks(join(root, 'README.md')).find(text =>
    text.startsWith('base='),
  )!;
  const answers = await runSession(block, url);

  equal(answers.length, 5, answers.join('\n'));
  const [health, status, list, changed, deleted] = answers;
  deepEqual(JSON.parse(health), { status: 'ok' });
  equal(status, '401');
  equal(JSON.parse(list).items[0].title, 'First');
  equal(JSON.parse(list).items[0].version, 1);
  equal(JSON.parse(changed).title, 'Changed');
  equal(JSON.parse(changed).version, 2);
  equal(deleted, '204');
}

/**
 * Runs what a generated plugin's README says under "Try it".
 *
 * @param readme - path of the README
 * @param url - where the backend listens
 */
export async function checkPluginSession(
  readme: string,
  url: string,
): Promise<void> {
  const block = shellBlocks(readme).find(text => text.startsWith('base='))!;
  const [health, created, list] = await runSession(block, url);
  deepEqual(JSON.parse(health), { status: 'ok' });
  match(JSON.parse(created).id, /^[0-9a-f-]{36}$/);
  deepEqual(JSON.parse(list).items, [JSON.parse(created)]);
}

/**
 * Runs what a command that makes a resource prints under "Try".
 *
 * @param output - of the command
 * @param url - where the backend listens
 */
export async function checkPrintedSession(
  output: string,
  url: string,
): Promise<void> {
  const block = /^ {2}Try {5}(.*?)^ {2}Test /ms.exec(output)![1];
  const [created, list] = await runSession(block.replace(/^ +/gm, ''), url);
  match(JSON.parse(created).id, /^[0-9a-f-]{36}$/, block);
  deepEqual(JSON.parse(list).items, [JSON.parse(created)]);
}

function shellBlocks(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
}

// Answers are of several lines or none, so a line of its own ends each.
async function runSession(block: string, url: string): Promise<string[]> {
  const script = block
    .replaceAll('http://localhost:7007', url)
    .replaceAll('\\\n', ' ')
    .replace(/^curl .*$/gm, "$&\nprintf '\\n----\\n'");
  const { exitCode, output } = await run(['bash', '-euc', script]);
  equal(exitCode, 0, output);
  return output
    .split('\n----\n')
    .slice(0, -1)
    .map(answer => answer.trim());
}
