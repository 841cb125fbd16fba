import { deepEqual, ok } from 'node:assert/strict';
import type { Archive } from '../registry/pack.ts';
import { root, run } from '../run.ts';
import type { Step } from '../runSteps.ts';
import { judge, type Standard } from './judge.ts';

/** Judges the archives, before anybody installs them. */
export const archiveSteps = (archives: Archive[]): Step[] =>
  archives.flatMap((archive): Step[] => [
    [`${archive.name} holds what it should`, () => checkFiles(archive)],
    [
      `${archive.name} pleases attw and publint`,
      () => judge(archive, standardOf(archive)),
    ],
  ]);

// Who requires a module gets it all the same, from the lowest Node that it runs on.
const standardOf = ({ name }: Archive): Standard =>
  /cli$|generators$/.test(name) ? { profile: 'esm-only' } : {};

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

async function succeed(...command: string[]): Promise<string> {
  const { exitCode, output } = await run(command);
  ok(exitCode === 0, `${command.join(' ')} found:\n${output}`);
  return output;
}
