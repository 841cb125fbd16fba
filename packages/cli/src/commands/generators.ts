import { loadGenerator } from '@stagecraft/generators/generate';
import type { Inquirer } from '../generate/ask.ts';
import { generate } from '../generate/generate.ts';
import type { FrontEnd } from '../generate/FrontEnd.ts';
import { pluginOutcome } from '../generate/pluginOutcome.ts';
import { exitOnFailure } from '../lib/Failure.ts';
import type { Command } from '../verbs.ts';

/** The terminal, without another program in between. */
export const frontEnd: FrontEnd = {
  loadInquirer: async () =>
    (await import('inquirer')).default as unknown as Inquirer,
};

/**
 * The command that runs the generator of a name.
 *
 * @param from - what asks for the answers
 */
export function commandOf(name: string, from = frontEnd): Command {
  return async ({ args }) =>
    exitOnFailure(async () =>
      generate(await loadGenerator(name), args, from, pluginOutcome),
    );
}
