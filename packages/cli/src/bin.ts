/**
 * The program `stagecraft`, not a module to import.
 *
 * @internal
 * @packageDocumentation
 */
import { createRequire } from 'node:module';
import { exitOnFailure } from './lib/Failure.ts';
import { runVerb } from './runVerb.ts';

process.env.STAGECRAFT_CALLER = 'program';
const { version } = createRequire(import.meta.url)(
  '@stagecraft/cli/package.json',
);
void exitOnFailure(() => runVerb(process.argv.slice(2), version));
