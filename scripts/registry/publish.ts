import { run } from '../run.ts';
import type { Archive } from './pack.ts';

/**
 * Publishes archives, one after the other. A version with a suffix gets the tag `next`,
 * any other one `latest`.
 *
 * @param archives - those that others depend on first
 * @param where - the folder from which npm takes its settings, and its environment
 * @throws Error with the output of npm, as when the version is there already
 */
export async function publishArchives(
  archives: Archive[],
  where: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  for (const { name, version, file } of archives) {
    const tag = version.includes('-') ? 'next' : 'latest';
    const command = ['npm', 'publish', file, '--tag', tag];
    const { exitCode, output } = await run(command, where);
    if (exitCode !== 0) {
      throw new Error(`${name} ${version} is not published:\n${output}`);
    }
  }
}
