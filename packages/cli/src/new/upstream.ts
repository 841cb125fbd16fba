import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Interrupted, run } from '../lib/run.ts';
import type { NewRequest } from './request.ts';

/**
 * On Ctrl-C upstream's prompts send SIGINT to their own process, which leaves with
 * 0 before it arrives. This makes the exit code 130.
 */
const EXIT_ON_CTRL_C = `data:text/javascript,${encodeURIComponent(`
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
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@backstage/cli-module-new/package.json');
  const { bin } = require(manifest);
  const code = await run(
    process.execPath,
    [
      '--import',
      EXIT_ON_CTRL_C,
      join(dirname(manifest), bin),
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
