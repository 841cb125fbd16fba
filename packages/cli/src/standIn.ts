import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CliModule } from '@backstage/cli-node';

/**
 * The modules that backstage-cli would load by itself, were this package not listed: it
 * has commands of its own only as long as the root package.json lists no module at all.
 *
 * @param root - absolute path of the repository
 * @param fromCaller - loads what backstage-cli can load
 * @returns none where the root package.json lists a module beside this package
 */
export function standIn(root: string, fromCaller: NodeJS.Require): CliModule[] {
  const home = createRequire(join(root, 'package.json'));
  const { dependencies, devDependencies } = home('./package.json');
  const isModule = (name: string) => {
    try {
      const manifest = home.resolve(`${name}/package.json`);
      const { backstage } = JSON.parse(readFileSync(manifest, 'utf8'));
      return backstage?.role === 'cli-module';
    } catch {
      return false;
    }
  };
  const others = Object.keys({ ...dependencies, ...devDependencies }).filter(
    name => name !== '@stagecraft/cli',
  );
  try {
    return others.some(isModule)
      ? []
      : fromCaller('@backstage/cli-defaults').default;
  } catch {
    // A later backstage-cli has none of its own.
    return [];
  }
}
