import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run.ts';
import type { FrontMatter } from './frontMatter.ts';

/**
 * Writes a skill as a web site serves skills, and as a zip.
 *
 * @param folder - absolute path; it is made anew
 * @param pack - texts by paths in the skill
 * @returns paths in the folder: of the index, and of the zip
 * @see https://github.com/backstage/backstage/tree/master/beps/0013-backstage-ai
 */
export async function writePack(
  folder: string,
  { name, description }: FrontMatter,
  pack: ReadonlyMap<string, string>,
): Promise<{ index: string; zip: string }> {
  const skills = '.well-known/skills';
  const index = `${skills}/index.json`;
  const zip = `${name}.zip`;
  const entry = { name, description, files: [...pack.keys()] };

  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of pack) {
    write(join(folder, skills, name, path), text);
  }
  write(
    join(folder, index),
    `${JSON.stringify({ skills: [entry] }, undefined, 2)}\n`,
  );
  await writeZip(join(folder, skills), name, join(folder, zip));
  return { index, zip };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

// Git is here anyway, and knows how to write a zip. A repository of its own keeps the
// files out of this one.
async function writeZip(
  parent: string,
  name: string,
  zip: string,
): Promise<void> {
  const gitDirectory = mkdtempSync(join(tmpdir(), 'skill-zip-'));
  const git = async (...args: string[]) => {
    const { exitCode, output } = await run([
      ...['git', `--git-dir=${gitDirectory}`, `--work-tree=${parent}`],
      ...['-c', 'core.autocrlf=false', ...args],
    ]);
    if (exitCode !== 0) {
      throw new Error(`git ${args[0]} ended with ${exitCode}:\n${output}`);
    }
    return output.trim();
  };
  try {
    await git('init', '--quiet');
    await git('add', '--force', join(parent, name));
    const tree = await git('write-tree');
    await git('archive', '--format=zip', `--output=${zip}`, tree);
  } finally {
    rmSync(gitDirectory, { recursive: true, force: true });
  }
}
