import { parseArgs } from 'node:util';
import { commandLine } from '../lib/shell.ts';

export interface PlopRequest {
  /** The generator, when it is named. */
  name?: string;
  /** What stands behind `--`. */
  flags: string[];
  /**
   * The flags as they should stand behind `--`, when some stand in front of it:
   * plop drops these without a word.
   */
  misplaced?: string;
}

const withValue = { type: 'string' } as const;
const onOrOff = { type: 'boolean' } as const;

// What plop takes for itself.
const options = {
  cwd: withValue,
  preload: { ...withValue, multiple: true },
  plopfile: withValue,
  completion: withValue,
  dest: withValue,
  progress: onOrOff,
  force: { ...onOrOff, short: 'f' },
  'show-type-names': { ...onOrOff, short: 't' },
  help: { ...onOrOff, short: 'h' },
} as const;

/** Reads the arguments of plop, as far as its generators have to know them. */
export function readPlopArguments(args: string[]): PlopRequest {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const { values, tokens } = parseArgs({
    args: args.slice(0, end),
    options,
    strict: false,
    allowPositionals: true,
    allowNegative: true,
    tokens: true,
  });
  const others = tokens.filter(
    token => token.kind !== 'option' || !(token.name in options),
  );
  const name = others.find(token => token.kind === 'positional');
  const misplaced = new Set(others.map(({ index }) => index));
  if (name) misplaced.delete(name.index);
  return {
    name: name?.value,
    flags: [...(values.help ? ['--help'] : []), ...args.slice(end + 1)],
    misplaced:
      misplaced.size > 0
        ? commandLine(
            ...[...misplaced].map(index => args[index]),
            ...args.slice(end + 1),
          )
        : undefined,
  };
}
