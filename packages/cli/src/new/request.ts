import { cli } from 'cleye';
import { Failure } from '../lib/Failure.ts';

/** What the user asked `new` for. */
export interface NewRequest {
  /** The arguments as they were typed; upstream's `new` gets them unchanged. */
  args: string[];
  template?: string;
  options: Record<string, string>;
  skipInstall: boolean;
}

/** The flags of `new`, which are upstream's. */
export const newFlags = {
  select: {
    type: String,
    placeholder: '<template>',
    description: 'The template to create from',
  },
  option: {
    type: [String],
    placeholder: '<key>=<value>',
    description:
      'An answer given in advance, repeatable: pluginId, moduleId, pluginPackage, name, owner',
  },
  skipInstall: {
    type: Boolean,
    description: `Skips 'yarn install' and 'yarn lint --fix'`,
  },
  scope: {
    type: String,
    description: 'The scope to use for new packages',
  },
  npmRegistry: {
    type: String,
    description: 'The package registry to use for new packages',
  },
  baseVersion: {
    type: String,
    description: 'The version of new packages (default: 0.1.0)',
  },
  license: {
    type: String,
    description: 'The license of new packages (default: Apache-2.0)',
  },
  private: {
    type: Boolean,
    description: 'Mark new packages as private; --no-private does not',
    default: true,
  },
} as const;

/** Reads the flags of upstream's `new`; others are left for upstream to judge. */
export function parseRequest(args: string[], usage: string): NewRequest {
  const { flags } = cli(
    {
      name: usage,
      booleanFlagNegation: true,
      help: {
        description:
          'Creates a plugin, module or library from a template, then installs, lints and formats it and checks that the backend loads it. The exit code is 0 only when all of that is true. Asks for what is missing when it has a terminal.',
        examples: [
          'yarn new',
          'yarn new --select backend-plugin --option pluginId=deployments --option owner=""',
          'yarn new --select backend-plugin-module --option pluginId=catalog --option moduleId=teams',
        ],
      },
      flags: newFlags,
    },
    undefined,
    [...args],
  );
  return {
    args,
    template: flags.select,
    options: parseOptions(flags.option),
    skipInstall: Boolean(flags.skipInstall),
  };
}

function parseOptions(pairs: string[]): Record<string, string> {
  const entries = pairs.map(pair => {
    const separator = pair.indexOf('=');
    if (separator < 1) {
      throw new Failure(
        `--option ${JSON.stringify(pair)} is not of the form <key>=<value>, for example --option pluginId=deployments`,
      );
    }
    return [pair.slice(0, separator), pair.slice(separator + 1)] as const;
  });
  return Object.fromEntries(entries);
}
