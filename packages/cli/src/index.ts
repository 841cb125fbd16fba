/**
 * What `backstage-cli` loads when a root package.json names this package.
 *
 * @packageDocumentation
 */
import type { CliModule } from '@backstage/cli-node';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { explainNode } from '../bin/explainNode.mjs';
import { standIn } from './standIn.ts';

// backstage-cli imports this file for every command, and an error here would end each
// of them, the team's own, too. So nothing is imported that may not be there, or not
// be what is expected.
/**
 * The commands `stagecraft …`, and `new` where this package may replace it. Where they
 * cannot work they are left out, and a line on stderr says why.
 *
 * @see https://backstage.io/docs/tooling/cli/building-cli-modules
 */
export default load();

function load(): CliModule | CliModule[] {
  let others: CliModule[] = [];
  try {
    // The copies of the program that loads this fit it, whatever its release.
    const fromCaller = createRequire(realpathSync(process.argv[1]));
    const { rootDir } = fromCaller('@backstage/cli-common').targetPaths;
    others = standIn(rootDir, fromCaller);
    const problem = explainNode();
    if (problem) throw new Error(problem);
    const { createCliModule } = fromCaller('@backstage/cli-node');
    if (!createCliModule) {
      const { version } = fromCaller('@backstage/cli-node/package.json');
      throw new Error(
        `it needs @backstage/cli-node 0.3.0 or later, and this is ${version}`,
      );
    }
    const own: CliModule = createCliModule({
      packageJson: { name: '@stagecraft/cli' },
      init: (registry: never) =>
        import('./register.ts')
          // Of modules that stand in one list, none can replace another's command.
          .then(({ register }) =>
            register(registry, rootDir, others.length === 0),
          )
          .catch(warn),
    });
    return others.length > 0 ? [own, ...others] : own;
  } catch (error) {
    warn(error as Error);
    return others;
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
