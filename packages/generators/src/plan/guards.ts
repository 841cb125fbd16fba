import fs from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { readText } from '../workspace/readText.ts';
import type { Change } from './plan.ts';

/**
 * Refuses a path that leads out of the repository. Links count: what matters is
 * where the nearest folder that exists really is.
 */
export function checkInside(root: string, path: string): void {
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

/** Refuses a change whose file is no longer what it was when the plan was made. */
export function checkUnchanged(root: string, { path, before }: Change): void {
  if (readText(join(root, path)) !== before) {
    throw new GeneratorError(
      `${path} was changed in the meantime, so nothing was changed; run the command again`,
    );
  }
}
