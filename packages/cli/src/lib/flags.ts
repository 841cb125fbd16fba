import { cli } from 'cleye';
import { Failure } from './Failure.ts';
import { nearest } from '@stagecraft/generators/generate';

/** A flag with a value, or one that is on or off. */
export type Flag = {
  type: StringConstructor | BooleanConstructor;
  description: string;
  placeholder?: string;
};

export interface Help {
  /** How the command is called, without flags. */
  usage: string;
  description: string;
  /** Whole command lines. */
  examples: string[];
}

/**
 * Reads flags, and nothing but flags. `--help` prints them and ends the process.
 * A lone `--` is skipped, so that what works with plop works everywhere.
 *
 * @throws Failure that names what is not a flag, and what was probably meant, or a flag
 *   without its value
 */
export function parseFlags(
  args: string[],
  flags: Record<string, Flag>,
  { usage, description, examples }: Help,
): Record<string, string | boolean | undefined> {
  refuseBare(args, flags);
  const parsed = cli(
    {
      name: usage,
      help: { description, examples },
      flags: Object.fromEntries(
        Object.entries(flags).map(([key, flag]) => [
          key,
          // As a list, so that a value that was given twice does not get lost.
          flag.type === String ? { ...flag, type: [String] } : flag,
        ]),
      ),
    },
    undefined,
    args.filter(arg => arg !== '--'),
  );
  refuse(parsed.unknownFlags, parsed._, flags);
  return Object.fromEntries(
    Object.keys(flags).map(key => [key, single(key, parsed.flags[key])]),
  );
}

/** `dryRun` → `--dry-run`, `h` → `-h` */
export function flagName(key: string): string {
  const dashes = key.length > 1 ? '--' : '-';
  return `${dashes}${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

// Where nothing follows, the value would be an empty one, which `--title=` asks for.
function refuseBare(args: string[], flags: Record<string, Flag>): void {
  const names = Object.keys(flags)
    .filter(key => flags[key].type === String)
    .flatMap(key => [flagName(key), `--${key}`]);
  const bare = args.find((arg, n) => {
    const next = args[n + 1];
    return names.includes(arg) && (next === undefined || /^--/.test(next));
  });
  if (bare !== undefined) {
    throw new Failure(`${bare} needs a value; give it behind the flag`);
  }
}

function refuse(
  unknown: Record<string, unknown>,
  words: string[],
  flags: Record<string, Flag>,
): void {
  const names = [...Object.keys(flags).map(flagName), '--help'];
  const [key] = Object.keys(unknown);
  if (key !== undefined) {
    const name = flagName(key);
    const meant = nearest(name, names);
    throw new Failure(
      `There is no flag ${name}; ${meant ? `did you mean ${meant}?` : `there are ${names.join(', ')}`}`,
    );
  }
  if (words.length > 0) {
    throw new Failure(
      `${JSON.stringify(words[0])} belongs to no flag; every value needs its flag (${names.join(', ')}), and quotes when it has blanks`,
    );
  }
}

function single(key: string, value: unknown): string | boolean | undefined {
  if (!Array.isArray(value)) return value as boolean | undefined;
  if (value.length > 1) {
    throw new Failure(
      `${flagName(key)} is there ${value.length} times; give it once, with everything in quotes`,
    );
  }
  return value[0];
}
