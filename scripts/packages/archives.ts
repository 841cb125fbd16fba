import { deepEqual, ok } from 'node:assert/strict';
import { join } from 'node:path';
import type { Archive } from '../registry/pack.ts';
import { installTools } from '../registry/tools.ts';
import { root, run } from '../run.ts';
import type { Step } from '../runSteps.ts';

/** Judges the archives, before anybody installs them. */
export const archiveSteps = (archives: Archive[]): Step[] =>
  archives.flatMap((archive): Step[] => [
    [`${archive.name} holds what it should`, () => checkFiles(archive)],
    [`${archive.name} pleases attw and publint`, () => judge(archive)],
  ]);

async function checkFiles({ file }: Archive): Promise<void> {
  const listed = await succeed('tar', '-tzf', file);
  const paths = listed.trim().split('\n');
  const names = new Set(paths.map(path => path.replace(/^package\//, '')));
  for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json']) {
    ok(names.has(name), `there is no ${name}`);
  }
  const unwanted = [...names].filter(
    name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'),
  );
  deepEqual(unwanted, [], 'sources are in it');
  const texts = await succeed('tar', '-xzOf', file);
  ok(!texts.includes(root), 'it names the folder in which it was built');
  const manifest = await succeed('tar', '-xzOf', file, 'package/package.json');
  ok(!manifest.includes('"workspace:'), 'it has a range of the workspace');
}

async function judge({ name, file }: Archive): Promise<void> {
  const bin = join(await installTools(), 'node_modules/.bin');
  const isModule = /cli$|generators$/.test(name);
  await Promise.all([
    succeed(
      ...[process.execPath, join(bin, 'attw'), file, '--no-emoji'],
      // Who requires them gets them all the same, from the lowest Node that they run on.
      ...(isModule ? ['--profile', 'esm-only'] : []),
    ),
    succeed(process.execPath, join(bin, 'publint'), file, '--strict'),
  ]);
}

async function succeed(...command: string[]): Promise<string> {
  const { exitCode, output } = await run(command);
  ok(exitCode === 0, `${command.join(' ')} found:\n${output}`);
  return output;
}
