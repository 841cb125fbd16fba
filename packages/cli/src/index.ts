/**
 * What `backstage-cli` loads when a root package.json names this package.
 *
 * @packageDocumentation
 */
import type { CliModule } from '@backstage/cli-node';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { explainNode } from '../bin/explainNode.mjs';

// backstage-cli imports this file for every command, and an error here would end each
// of them, the team's own, too. So nothing is imported that may not be there, or not
// be what is expected.
/**
 * The commands `stagecraft …`, and `new` where this package may replace it. Where they
 * cannot work there are none, and a line on stderr says why.
 *
 * @see https://backstage.io/docs/tooling/cli/building-cli-modules
 */
export default load();

function load(): CliModule | [] {
  try {
    const problem = explainNode();
    if (problem) throw new Error(problem);
    // The copies of the program that loads this fit it, whatever its release.
    const fromCaller = createRequire(realpathSync(process.argv[1]));
    const { createCliModule } = fromCaller('@backstage/cli-node');
    if (!createCliModule) {
      const { version } = fromCaller('@backstage/cli-node/package.json');
      throw new Error(
        `it needs @backstage/cli-node 0.3.0 or later, and this is ${version}`,
      );
    }
    return createCliModule({
      packageJson: { name: '@stagecraft/cli' },
      init: async (registry: never) => {
        try {
          const { targetPaths } = fromCaller('@backstage/cli-common');
          const { register } = await import('./register.ts');
          await register(registry, targetPaths.rootDir);
        } catch (error) {
          warn(error as Error);
        }
      },
    });
  } catch (error) {
    warn(error as Error);
    return [];
  }
}

// A command of backstage-cli may start others, which load this again.
function warn({ message }: Error): void {
  if (process.env.STAGECRAFT_WARNED) return;
  process.env.STAGECRAFT_WARNED = '1';
  const [reason] = message.split('\n');
  process.stderr.write(
    `The commands of @stagecraft/cli are left out, and all others work: ${reason}\n`,
  );
}
