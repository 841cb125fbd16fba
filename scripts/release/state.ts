import { kitPackages, kitVersion } from '../registry/kit.ts';
import { repositoryFiles } from '../repositoryFiles.ts';
import { run } from '../run.ts';
import type { ReleaseState } from './refusal.ts';

/**
 * Looks up what decides whether the kit can be released.
 *
 * @param repository - the address that was given, if any
 */
export async function readState(
  repository: string | undefined,
): Promise<ReleaseState> {
  const version = kitVersion();
  const packages = kitPackages().map(({ name }) => name);
  const [scope] = packages[0].split('/');
  const registry =
    (await npmSetting(`${scope}:registry`)) ?? (await npmSetting('registry'))!;
  const published = [];
  for (const name of packages) {
    if (await isPublished(name, version, registry)) {
      published.push(name);
    }
  }
  const status = await run(['git', 'status', '--porcelain']);
  const whoAmI = await run(['npm', 'whoami', '--registry', registry]);
  return {
    version,
    repository,
    changesets: repositoryFiles(['.changeset/*.md']).map(path =>
      path.replace('.changeset/', ''),
    ),
    uncommitted: status.output
      .split('\n')
      .filter(Boolean)
      .map(line => line.slice(3)),
    published,
    packages,
    registry,
    isLoggedIn: whoAmI.exitCode === 0,
  };
}

async function npmSetting(key: string): Promise<string | undefined> {
  const { output } = await run(['npm', 'config', 'get', key]);
  const value = output.trim();
  return value === 'undefined' ? undefined : value;
}

/** @throws Error with the output of npm, when the registry does not say */
async function isPublished(
  name: string,
  version: string,
  registry: string,
): Promise<boolean> {
  const { exitCode, output } = await run([
    ...['npm', 'view', `${name}@${version}`, 'version'],
    ...['--registry', registry],
  ]);
  if (exitCode === 0) {
    return output.trim() !== '';
  }
  if (output.includes('E404')) {
    return false;
  }
  throw new Error(`npm cannot say whether it has ${name}:\n${output}`);
}
