import type { Inquirer } from '../generate/ask.ts';
import { generate } from '../generate/generate.ts';
import type { FrontEnd } from '../generate/FrontEnd.ts';
import { generators } from '../generate/generators.ts';
import { pluginOutcome } from '../generate/pluginOutcome.ts';
import { exitOnFailure } from '../lib/Failure.ts';
import type { Command } from '../verbs.ts';

/** The terminal, without another program in between. */
export const frontEnd: FrontEnd = {
  loadInquirer: async () =>
    (await import('inquirer')).default as unknown as Inquirer,
};

/** The command that runs the generator of a name. */
export function commandOf(name: string): Command {
  const generator = generators.find(one => one.name === name)!;
  return async ({ args }) =>
    exitOnFailure(() => generate(generator, args, frontEnd, pluginOutcome));
}
