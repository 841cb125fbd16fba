import semver from 'semver';
import type { Lockfile } from './lockfile.ts';
import type { Manifest } from './manifest.ts';

/**
 * What a repository says of new packages.
 *
 * @see {@link Repository}
 */
export interface Globals {
  /** What the names of packages start with, such as `@internal/`. */
  namePrefix: string;
  /** What follows in the names of plugins, such as `backstage-plugin-`. */
  namePluginInfix: string;
  /** SPDX identifier of the license of new packages. */
  license: string;
  /** Whether new packages stay out of registries. */
  private: boolean;
  /** The version of new packages. */
  version: string;
  /** The registry that new packages are published to. */
  publishRegistry?: string;
}

/** From this version of @backstage/cli on, a scope and a prefix give the same infix. */
const LONG_INFIX = '0.34.5';

/**
 * Reads what a repository says of new packages, as `yarn new` does: in the flags of that
 * script, else in `backstage.cli.new.globals`, else Backstage's defaults.
 *
 * @param manifest - the root package.json
 * @param lockfile - tells the version of the program
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export function readGlobals(
  { scripts, backstage }: Manifest,
  lockfile: () => Lockfile,
): Globals {
  const globals = backstage?.cli?.new?.globals ?? {};
  const flags = readFlags(scripts?.new ?? '');
  const scope = flags.scope?.replace(/^(?!@)/, '@').replace(/^[^/]+$/, '$&/');
  const namePrefix = scope ?? globals.namePrefix ?? '@internal/';
  return {
    namePrefix,
    // The flag decides both, whatever globals say.
    namePluginInfix:
      (scope ? undefined : globals.namePluginInfix) ??
      (namePrefix.includes('backstage') || (!scope && isShort(lockfile()))
        ? 'plugin-'
        : 'backstage-plugin-'),
    license: flags.license ?? globals.license ?? 'Apache-2.0',
    private: flags.private ?? globals.private ?? true,
    version: flags.baseVersion ?? globals.version ?? '0.1.0',
    publishRegistry: flags.npmRegistry ?? globals.publishRegistry,
  };
}

function isShort(lockfile: Lockfile): boolean {
  return lockfile
    .versions('@backstage/cli')
    .some(({ version }) => semver.lt(version, LONG_INFIX));
}

interface Flags {
  scope?: string;
  license?: string;
  baseVersion?: string;
  npmRegistry?: string;
  private?: boolean;
}

/** The flags of `backstage-cli new` in a script. */
function readFlags(script: string): Flags {
  const value = (name: string) => {
    const [, quoted, plain] =
      new RegExp(`\\s--${name}(?:=|\\s+)(?:["']([^"']*)["']|(\\S+))`).exec(
        script,
      ) ?? [];
    return (quoted ?? plain) || undefined;
  };
  const isPrivate = /\s--(no-)?private(?=\s|$)/.exec(script);
  return {
    scope: value('scope'),
    license: value('license'),
    baseVersion: value('base-?[vV]ersion'),
    npmRegistry: value('npm-?[rR]egistry'),
    private: isPrivate ? isPrivate[1] === undefined : undefined,
  };
}
