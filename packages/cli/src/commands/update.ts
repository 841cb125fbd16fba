import { generate } from '../generate/generate.ts';
import { exitOnFailure } from '../lib/Failure.ts';
import { updateGenerator } from '../update/updateGenerator.ts';
import { updateOutcome } from '../update/updateOutcome.ts';
import type { Command } from '../verbs.ts';
import { frontEnd } from './generators.ts';

const run: Command = async ({ args }) =>
  exitOnFailure(() => generate(updateGenerator, args, frontEnd, updateOutcome));

export default run;
