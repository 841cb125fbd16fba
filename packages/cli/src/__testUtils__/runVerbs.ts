// A process that stays: it has loaded the kit, which takes a second, and runs the verbs
// that it is sent. Only VerbRunner starts it.
import { exitOnFailure } from '../lib/Failure.ts';
import { runVerb } from '../runVerb.ts';
import type { Ended, Typed } from './VerbRunner.ts';

/** Stands in for the end of the process. */
class Exit extends Error {
  readonly code: number;

  constructor(code: unknown) {
    super(`The process would have ended with ${code}`);
    this.code = Number(code ?? 0);
  }
}

process.exit = (code): never => {
  throw new Exit(code);
};
process.on('message', async ({ args, cwd }: Typed) => {
  process.chdir(cwd);
  process.send!(await runToEnd(args));
});

async function runToEnd(args: string[]): Promise<Ended> {
  const ended: Ended = { stdout: '', stderr: '', exitCode: 0 };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (text: unknown, done?: unknown) => {
      ended[stream] += text;
      if (typeof done === 'function') done();
      return true;
    };
  }
  try {
    await exitOnFailure(() => runVerb(args, '0.0.0'));
  } catch (error) {
    ended.exitCode = error instanceof Exit ? error.code : 70;
    if (!(error instanceof Exit)) ended.stderr += (error as Error).stack;
  }
  return ended;
}
