import type { CliCommandContext } from '@backstage/cli-node';
import { spawnSync } from 'node:child_process';
import { findUpstream } from './findUpstream.ts';

/**
 * Upstream's `new` by itself, for when the kit's cannot be loaded: who has a broken kit
 * can create packages all the same.
 *
 * @param root - absolute path of the repository
 * @param reason - why the kit's cannot be loaded
 * @throws Error with that reason, where the repository has no `new` of upstream
 */
export function upstreamAlone(root: string, reason: Error) {
  return async ({ args }: CliCommandContext): Promise<void> => {
    const upstream = findUpstream(root);
    if (!upstream) throw reason;
    const [line] = reason.message.split('\n');
    process.stderr.write(
      `The new of @stagecraft/cli cannot be loaded, so upstream's runs, which does not check what it creates: ${line}\n`,
    );
    const { status } = spawnSync(
      process.execPath,
      [upstream.program, 'new', ...args],
      { cwd: root, stdio: 'inherit' },
    );
    process.exit(status ?? 1);
  };
}
