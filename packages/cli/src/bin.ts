/**
 * The program `stagecraft`, not a module to import.
 *
 * @internal
 * @packageDocumentation
 */
import manifest from '../package.json' with { type: 'json' };
import { exitOnFailure } from './lib/Failure.ts';
import { runVerb } from './runVerb.ts';

process.env.STAGECRAFT_CALLER = 'program';
void exitOnFailure(() => runVerb(process.argv.slice(2), manifest.version));
