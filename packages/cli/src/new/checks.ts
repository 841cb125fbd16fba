import { join } from 'node:path';
import { createFormatter, listFiles } from '../lib/format.ts';
import type { Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { run } from '../lib/run.ts';
import { commandLine } from '../lib/shell.ts';
import type { CreatedPackage } from './nextSteps.ts';
import { findWiring, wiringLine } from './wiring.ts';
import {
  BACKEND_INDEX,
  BACKEND_MANIFEST,
  readJson,
  readText,
  type Snapshot,
} from './workspace.ts';

/** packages/backend depends on the package and loads it. */
export async function checkWiring(
  root: string,
  { name, role }: CreatedPackage,
): Promise<Problem[]> {
  const manifest = await readJson(root, BACKEND_MANIFEST);
  if (!role?.startsWith('backend-plugin') || !manifest) return [];

  const problems: Problem[] = [];
  if (!manifest.dependencies?.[name]) {
    problems.push({
      reason: `${BACKEND_MANIFEST} does not depend on ${name}`,
      next: commandLine(
        'yarn',
        'workspace',
        manifest.name,
        'add',
        `${name}@workspace:^`,
      ),
    });
  }
  const wiring = findWiring((await readText(root, BACKEND_INDEX)) ?? '', name);
  if (wiring === 'missing') {
    problems.push({
      reason: `${BACKEND_INDEX} does not load ${name}; upstream looks for a line with backend.start, and puts it before that`,
      next: `paste this before the backend starts: ${wiringLine(name)}`,
    });
  }
  if (wiring === 'misplaced') {
    problems.push({
      reason: `${BACKEND_INDEX} loads ${name} before the backend is created or after it started`,
      next: `move this line to just before the backend starts: ${wiringLine(name)}`,
    });
  }
  return problems;
}

/** Lints, and mends what can be mended without asking. */
export async function lint(
  root: string,
  { folder, name, scripts }: CreatedPackage,
): Promise<Problem[]> {
  if (!scripts.includes('lint')) return [];
  progress(`Linting ${folder}: yarn lint --fix`);
  const code = await run('yarn', ['run', 'lint', '--fix'], {
    cwd: join(root, folder),
  });
  if (code === 0) return [];
  return [
    {
      reason: `lint of ${folder} failed; its output is above`,
      next: commandLine('yarn', 'workspace', name, 'lint'),
    },
  ];
}

/** Formats the new packages, and the files around them that were formatted before. */
export async function format(
  root: string,
  folders: string[],
  before: Snapshot,
): Promise<Problem[]> {
  const formatter = createFormatter(root);
  if (!formatter) return [];

  progress(`Formatting ${folders.join(', ')}: prettier`);
  const files = (
    await Promise.all(folders.map(folder => listFiles(root, folder)))
  ).flat();
  for (const [path, text] of before.texts) {
    const changed = (await readText(root, path)) !== text;
    if (changed && (await formatter.isFormatted(path, text))) files.push(path);
  }

  const problems: Problem[] = [];
  for (const file of files) {
    await formatter.formatFile(file).catch((error: Error) => {
      problems.push({
        reason: `Prettier cannot read ${file}: ${error.message.split('\n')[0]}`,
        next: commandLine('yarn', 'prettier', '--write', file),
      });
    });
  }
  return problems;
}
