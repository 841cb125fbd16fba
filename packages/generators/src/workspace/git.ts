import { spawnSync } from 'node:child_process';
import { GeneratorError } from '../errors.ts';

/** The machine has no git. */
export class GitMissingError extends GeneratorError {
  override name = 'GitMissingError';
}

/**
 * Asks git something.
 *
 * @param root - where it runs, absolute
 * @returns what it printed, which is nothing when it has no answer; undefined when
 *   there is no repository, or no commit in it
 * @throws GeneratorError when git cannot tell
 */
export function git(root: string, ...args: string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    // Its messages are read below.
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  });
  // 1 is its no, as when two branches have nothing in common.
  if (!error && (status === 0 || (status === 1 && stderr === ''))) {
    return stdout;
  }
  if (/not a git repository|does not have any commits/.test(stderr)) {
    return undefined;
  }
  const Refusal =
    (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
      ? GitMissingError
      : GeneratorError;
  throw new Refusal(
    `git ${args[0]} failed in ${root}: ${error?.message ?? stderr.trim()}`,
    { cause: error },
  );
}
