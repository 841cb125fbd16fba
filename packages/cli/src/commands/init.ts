import { initGenerator } from '@stagecraft/generators';
import { generate } from '../generate/generate.ts';
import { initOutcome } from '../init/initOutcome.ts';
import { exitOnFailure } from '../lib/Failure.ts';
import type { Command } from '../verbs.ts';
import { frontEnd } from './generators.ts';

const init: Command = async ({ args }) =>
  exitOnFailure(() => generate(initGenerator, args, frontEnd, initOutcome));

export default init;
