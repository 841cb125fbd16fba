import { runConcurrentTasks } from '@backstage/cli-node';
import { availableParallelism } from 'node:os';
import semver from 'semver';

/** What a registry says of a package, as far as it is used. */
interface Packument {
  versions: Record<string, { dependencies?: Record<string, string> }>;
}

type Dependency = [name: string, range: string];

// A registry may refuse more at once.
const CONNECTIONS = 8;

const SCOPE = '@backstage/';

/**
 * Writes a yarn.lock that keeps an app to the release of Backstage that it was made
 * for, as the one does that create-app fetches: without it, packages of later releases
 * come in, with which its own do not work. It says nothing of other packages.
 *
 * The packages of a release ask for each other as they were in it, so of each package
 * the lowest version that satisfies everybody is the one of the release.
 *
 * @param registry - URL of the registry
 * @param dependencies - what the packages of the app ask for
 * @returns the text, which `yarn install --refresh-lockfile` completes
 * @throws Error when the registry does not have what is asked for
 */
export async function releaseLock(
  registry: string,
  dependencies: Dependency[],
): Promise<string> {
  const lowest = await lowestVersions(registry, dependencies);
  const descriptors = new Map<string, string[]>();
  for (const [name, ranges] of lowest) {
    const versions = [...ranges.values()];
    for (const range of ranges.keys()) {
      const resolution = `${name}@npm:${semver.maxSatisfying(versions, range)}`;
      const others = descriptors.get(resolution) ?? [];
      descriptors.set(resolution, [...others, `${name}@npm:${range}`]);
    }
  }
  return formatLock(descriptors);
}

// For each package the ranges that somebody asks for, with the lowest version of each.
async function lowestVersions(registry: string, dependencies: Dependency[]) {
  const packuments = new Map<string, Packument>();
  const lowest = new Map<string, Map<string, string>>();
  let wave = dependencies;
  while (wave.length > 0) {
    const asked = wave.filter(
      ([name, range]) =>
        name.startsWith(SCOPE) && !lowest.get(name)?.has(range),
    );
    const unknown = new Set(asked.map(([name]) => name));
    packuments.forEach((_, name) => unknown.delete(name));
    await runConcurrentTasks({
      items: unknown,
      concurrencyFactor: CONNECTIONS / availableParallelism(),
      worker: async name => {
        packuments.set(name, await fetchPackument(registry, name));
      },
    });
    wave = asked.flatMap(([name, range]) => {
      const { versions } = packuments.get(name)!;
      const version = semver.minSatisfying(Object.keys(versions), range);
      if (version === null) {
        throw new Error(`the registry has no ${name} ${range}`);
      }
      lowest.set(name, (lowest.get(name) ?? new Map()).set(range, version));
      return Object.entries(versions[version].dependencies ?? {});
    });
  }
  return lowest;
}

async function fetchPackument(registry: string, name: string) {
  const response = await fetch(new URL(name.replace('/', '%2f'), registry));
  if (!response.ok) {
    throw new Error(`the registry answers ${response.status} for ${name}`);
  }
  return (await response.json()) as Packument;
}

function formatLock(descriptors: Map<string, string[]>): string {
  const entries = [...descriptors].sort().map(
    ([resolution, asked]) => `"${asked.sort().join(', ')}":
  version: ${resolution.slice(resolution.lastIndexOf(':') + 1)}
  resolution: "${resolution}"
  languageName: node
  linkType: hard
`,
  );
  return ['__metadata:\n  version: 8\n  cacheKey: 10\n', ...entries].join('\n');
}
