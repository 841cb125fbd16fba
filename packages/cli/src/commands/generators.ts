import type { CliCommandContext } from '@backstage/cli-node';
import type { Inquirer } from '../generate/ask.ts';
import { generate } from '../generate/generate.ts';
import type { FrontEnd } from '../generate/FrontEnd.ts';
import { generators } from '../generate/generators.ts';
import { exitOnFailure } from '../lib/Failure.ts';

const frontEnd: FrontEnd = {
  command: generator => `yarn backstage-cli stagecraft ${generator}`,
  loadInquirer: async () =>
    (await import('inquirer')).default as unknown as Inquirer,
};

/** The command that runs the generator of a name. */
export function commandOf(name: string) {
  const generator = generators.find(one => one.name === name)!;
  return async ({ args }: CliCommandContext) =>
    exitOnFailure(() => generate(generator, args, frontEnd));
}
