import fs from 'node:fs';
import { join } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { checkInside, checkUnchanged } from './guards.ts';
import { Journal } from './Journal.ts';
import { withLock } from './lock.ts';
import type { RepositoryPlan } from './plan.ts';
import type { Disk } from './partial.ts';
import { Transaction } from './transaction.ts';

/**
 * Carries out a plan, all of it or nothing: when a write fails, what was written
 * before is taken back. When the process is killed, the next command does so.
 *
 * @param plan - what to do
 * @param disk - how to write
 * @throws GeneratorError when a path leads out of the repository, when a file is no
 *   longer what it was when the plan was made, when another command is writing, or
 *   when a write failed
 * @see {@link openRepository}, which takes back what a killed command left
 */
export function applyPlan(plan: RepositoryPlan, disk: Disk = fs): void {
  const { root, changes } = plan;
  if (changes.length === 0) {
    return;
  }
  withLock(root, () => {
    for (const change of changes) {
      checkInside(root, change.path);
      checkUnchanged(root, change);
    }
    const transaction = new Transaction(root, disk);
    try {
      Journal.begin(root, changes);
      carryOut(plan, transaction);
    } catch (error) {
      fail(root, transaction, error as Error);
    }
    Journal.end(root);
  });
}

function carryOut(
  { root, changes }: RepositoryPlan,
  transaction: Transaction,
): void {
  for (const { path, after } of changes) {
    if (after !== undefined) {
      transaction.stage(join(root, path), after);
    }
  }
  for (const { path, after } of changes) {
    if (after === undefined) {
      transaction.remove(join(root, path));
    } else {
      transaction.replace(join(root, path));
    }
  }
}

function fail(root: string, transaction: Transaction, error: Error): never {
  const lost = transaction.rollBack();
  if (lost.length > 0) {
    // The journal stays.
    throw new GeneratorError(
      `a write failed, and these could not be put back: ${lost.join(', ')}; ${error.message}; once that is mended, any command tries again`,
      { cause: error },
    );
  }
  Journal.end(root);
  throw new GeneratorError(
    `nothing was changed, because a write failed: ${error.message}`,
    { cause: error },
  );
}
