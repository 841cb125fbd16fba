import { Failure } from '../lib/Failure.ts';
import { Interrupted, run } from '../lib/run.ts';
import { findUpstream, UPSTREAM } from './findUpstream.ts';
import type { NewRequest } from './request.ts';

/**
 * On Ctrl-C upstream's prompts send SIGINT to their own process, which leaves with
 * 0 before it arrives. This makes the exit code 130. And what upstream loads is compiled
 * once, as the kit is.
 */
const PRELUDE = `data:text/javascript,${encodeURIComponent(`
  import { enableCompileCache } from 'node:module';
  enableCompileCache();
  const { kill } = process;
  process.kill = (pid, signal) =>
    pid === process.pid && signal === 'SIGINT' ? process.exit(130) : kill(pid, signal);
`)}`;

/**
 * Runs the `new` of @backstage/cli-module-new and returns its exit code, which is
 * 0 after most failures too. It is told not to install and lint: it would hide
 * the output of both, and `new` does them itself.
 */
export async function runUpstream(
  { args, skipInstall }: NewRequest,
  answers: Record<string, string>,
  root: string,
  canAsk: boolean,
): Promise<number> {
  const upstream = findUpstream(root);
  if (!upstream) {
    throw new Failure(`${UPSTREAM} is not installed; next: yarn install`);
  }
  const code = await run(
    process.execPath,
    [
      '--import',
      PRELUDE,
      upstream.program,
      'new',
      ...(skipInstall ? [] : ['--skip-install']),
      ...Object.entries(answers).flatMap(([k, v]) => ['--option', `${k}=${v}`]),
      ...args,
    ],
    // Upstream resolves packages/backend against the working directory.
    { cwd: root, stdin: canAsk ? 'inherit' : 'ignore' },
  );
  if (code === 130) throw new Interrupted('SIGINT');
  return code;
}
