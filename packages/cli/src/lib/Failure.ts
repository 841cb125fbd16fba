import { asCallable } from './asCallable.ts';

/** An expected failure: what the user reads, and the exit code. It has no use for a stack trace. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** Runs a command to its end. A Failure becomes its message on stderr and its exit code. */
export async function exitOnFailure(command: () => Promise<void>) {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.message) process.stderr.write(`${asCallable(error.message)}\n`);
    process.exit(error.exitCode);
  }
}
