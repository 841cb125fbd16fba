import fs from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { GeneratorError } from '../errors.ts';
import type { Change, Plan } from './plan.ts';

/** The calls that change the disk, so that tests can make one of them fail. */
export type Disk = Pick<
  typeof fs,
  'mkdirSync' | 'writeFileSync' | 'renameSync' | 'rmSync' | 'rmdirSync'
>;

/**
 * Carries out a plan, all of it or nothing: when a write fails, what was written
 * before is taken back.
 *
 * @param plan - what to do
 * @param disk - how to write
 * @throws GeneratorError when a path leads out of the repository, when a file is no
 *   longer what it was when the plan was made, or when a write failed
 */
export function applyPlan(plan: Plan, disk: Disk = fs): void {
  for (const change of plan.changes) {
    checkInside(plan.root, change.path);
    checkUnchanged(plan.root, change);
  }
  const undo: (() => void)[] = [];
  try {
    for (const change of plan.changes) {
      applyChange(join(plan.root, change.path), change, disk, undo);
    }
  } catch (error) {
    for (const step of undo.reverse()) {
      step();
    }
    throw new GeneratorError(
      `nothing was changed, because a write failed: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

function applyChange(
  file: string,
  { before, after }: Change,
  disk: Disk,
  undo: (() => void)[],
): void {
  if (after === undefined) {
    disk.rmSync(file);
    undo.push(() => write(file, before!, fs));
    removeEmptyFolders(dirname(file), disk, undo);
    return;
  }
  const created = disk.mkdirSync(dirname(file), { recursive: true });
  if (created) {
    undo.push(() => fs.rmSync(created, { recursive: true, force: true }));
  }
  undo.push(() =>
    before === undefined
      ? fs.rmSync(file, { force: true })
      : write(file, before, fs),
  );
  write(file, after, disk);
}

// A reader never sees half a file, also when the process ends in between.
function write(file: string, text: string, disk: Disk): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    disk.writeFileSync(partial, text);
    disk.renameSync(partial, file);
  } finally {
    fs.rmSync(partial, { force: true });
  }
}

function removeEmptyFolders(
  folder: string,
  disk: Disk,
  undo: (() => void)[],
): void {
  if (fs.readdirSync(folder).length === 0) {
    disk.rmdirSync(folder);
    undo.push(() => fs.mkdirSync(folder, { recursive: true }));
    removeEmptyFolders(dirname(folder), disk, undo);
  }
}

// Links count: what matters is where the nearest folder that exists really is.
function checkInside(root: string, path: string): void {
  let nearest = join(root, path);
  while (!fs.lstatSync(nearest, { throwIfNoEntry: false })) {
    nearest = dirname(nearest);
  }
  const real = relative(fs.realpathSync(root), fs.realpathSync(nearest));
  if (real === '..' || real.startsWith(`..${sep}`) || isAbsolute(real)) {
    throw new GeneratorError(
      `${path} leads out of ${root}; nothing was changed`,
    );
  }
}

function checkUnchanged(root: string, { path, before }: Change): void {
  const file = join(root, path);
  const now = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  if (now !== before) {
    throw new GeneratorError(
      `${path} was changed in the meantime, so nothing was changed; run the command again`,
    );
  }
}
