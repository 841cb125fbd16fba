/**
 * What a `plopfile.mjs` exports to have the generators.
 *
 * @packageDocumentation
 */
import module from 'node:module';
import { explainNode } from '../bin/explainNode.mjs';
import type { Inquirer } from './generate/ask.ts';
import { commandFor } from './lib/asCallable.ts';
import { exitOnFailure, Failure } from './lib/Failure.ts';
import { formatRows } from './lib/rows.ts';
import { canAsk } from './lib/terminal.ts';
import { readPlopArguments } from './plop/plopArguments.ts';
import { generators } from './verbs.ts';

/**
 * The part of plop that is used.
 *
 * @see https://plopjs.com/documentation/
 */
export interface Plop {
  /**
   * Registers a generator.
   *
   * @param name - what is typed behind `plop`
   * @param generator - what plop lists, and what it runs
   */
  setGenerator(name: string, generator: object): unknown;
}

/**
 * Registers the generators with plop, which brings the prompts and the choice of a
 * generator, and nothing else.
 *
 * @param plop - what plop hands to a plopfile
 * @see https://plopjs.com/documentation/
 */
export async function registerGenerators(plop: Plop): Promise<void> {
  process.env.STAGECRAFT_CALLER = 'plop';
  const request = readPlopArguments(process.argv.slice(2));
  await exitOnFailure(async () => {
    const problem = explainNode();
    if (problem) throw new Failure(`@stagecraft/cli: ${problem}`);
    refuse(request.name);
  });
  // Prettier, which is yet to be loaded, takes long to compile.
  module.enableCompileCache();

  for (const { name, description } of generators) {
    plop.setGenerator(name, {
      description,
      // Everything happens here, and nothing in actions: plop runs those under a
      // spinner, which would write into the output of Yarn.
      prompts: async (inquirer: Inquirer) => {
        await exitOnFailure(async () => {
          if (request.misplaced) {
            throw new Failure(
              `What is meant for the generator stands behind --, as in: ${commandFor(name)} ${request.misplaced}`,
            );
          }
          // Only now, because plop may have none to run, or list them.
          const { commandOf } = await import('./commands/generators.ts');
          const frontEnd = { loadInquirer: async () => inquirer };
          await commandOf(name, frontEnd)({ args: request.flags });
        });
        process.exit();
      },
      actions: [],
    });
  }
}

// plop's own list needs a terminal, and it exits with 0 without one.
function refuse(name: string | undefined): void {
  const isKnown = generators.some(generator => generator.name === name);
  if (isKnown || (name === undefined && canAsk())) return;
  throw new Failure(
    [
      name === undefined
        ? 'There is no terminal to ask on; say which generator:'
        : `There is no generator ${JSON.stringify(name)}, only:`,
      ...formatRows(
        generators.map(({ name: one, description }) => [one, description]),
      ),
      `For example: ${commandFor('plugin')} --help`,
    ].join('\n'),
  );
}
