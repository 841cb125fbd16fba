import type { Outcome } from '../lib/run.ts';

const PACKAGE = '@stagecraft/generators';

// What Yarn says of its progress.
const NEWS = /^➤ YN(?:0000|0013|0085): /;

/**
 * Says that an earlier version could not be fetched.
 *
 * @param failure - `from`: the registry, or the archive; `output`: of Yarn
 */
export function explainFetch(failure: {
  version: string;
  from: string;
  output: string;
}): string {
  const { version, from, output } = failure;
  return [
    `A plugin here was rendered by version ${version} of the kit, and ${PACKAGE} ${version} could not be fetched from ${from}:`,
    ...reasons(output).map(line => `  ${line}`),
    `Where it cannot be reached, give the archive: --from stagecraft-generators-${version}.tgz, which comes from: npm pack ${PACKAGE}@${version}`,
  ].join('\n');
}

/** The lines of Yarn's output that say what is wrong. */
function reasons(output: string): string[] {
  const lines = output.split('\n').filter(line => line.trim() !== '');
  const said = lines.filter(line => line.startsWith('➤ ') && !NEWS.test(line));
  return (said.length > 0 ? said : lines.slice(-10)).map(line =>
    line.replace(/^➤ YN\d+: (?:│ )?/, ''),
  );
}

/** Says that an archive is not of the version that a plugin was rendered by. */
export function explainVersion(mistake: {
  version: string;
  archive: string | undefined;
  installed: { name?: string; version?: string };
}): string {
  const { version, archive = 'what was fetched', installed } = mistake;
  return `A plugin here was rendered by version ${version} of the kit, and ${archive} is ${installed.name} ${installed.version}; give the archive of ${PACKAGE} ${version} with --from, and name the plugin with --plugin when others were rendered by other versions`;
}

/**
 * Where Yarn looks for the packages of the kit.
 *
 * @param yarn - runs Yarn where its settings are read
 */
export async function readRegistry(
  yarn: (...args: string[]) => Promise<Outcome>,
): Promise<string> {
  const scopes = await yarn('config', 'get', 'npmScopes', '--json');
  const own = parse(scopes)?.stagecraft?.npmRegistryServer;
  return (
    own ?? (await yarn('config', 'get', 'npmRegistryServer')).output.trim()
  );
}

function parse({ output }: Outcome) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
