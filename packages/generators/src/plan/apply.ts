import fs from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { readText } from '../workspace/readText.ts';
import type { Change, Plan } from './plan.ts';
import { Transaction, type Disk } from './transaction.ts';

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
  const transaction = new Transaction(plan.root, disk);
  try {
    for (const { path, after } of plan.changes) {
      if (after === undefined) {
        transaction.remove(join(plan.root, path));
      } else {
        transaction.write(join(plan.root, path), after);
      }
    }
  } catch (error) {
    const lost = transaction.rollBack();
    const { message } = error as Error;
    throw new GeneratorError(
      lost.length > 0
        ? `a write failed, and these could not be put back: ${lost.join(', ')}; ${message}`
        : `nothing was changed, because a write failed: ${message}`,
      { cause: error },
    );
  }
}

// Links count: what matters is where the nearest folder that exists really is.
function checkInside(root: string, path: string): void {
  const refuse = (problem: string) => {
    throw new GeneratorError(`${path} ${problem}; nothing was changed`);
  };
  const file = join(root, path);
  if (isLink(file)) {
    refuse('is a symbolic link, which a command does not write');
  }
  let nearest = file;
  while (!fs.existsSync(nearest)) {
    nearest = dirname(nearest);
    if (isLink(nearest) && !fs.existsSync(nearest)) {
      refuse('leads through a symbolic link to nowhere');
    }
  }
  const real = relative(fs.realpathSync(root), fs.realpathSync(nearest));
  const isOutside =
    real === '..' || real.startsWith(`..${sep}`) || isAbsolute(real);
  if (isOutside || isAbsolute(path)) {
    refuse(`leads out of ${root}`);
  }
}

function isLink(file: string): boolean {
  try {
    return fs.lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

function checkUnchanged(root: string, { path, before }: Change): void {
  if (readText(join(root, path)) !== before) {
    throw new GeneratorError(
      `${path} was changed in the meantime, so nothing was changed; run the command again`,
    );
  }
}
