import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** What a program printed, and how it ended. */
export interface Ended {
  stdout: string;
  stderr: string;
  exitCode: number | null;
}

/** What somebody types behind `stagecraft`, and the working directory. */
export interface Typed {
  args: string[];
  cwd: string;
}

/** Runs verbs of the kit one after the other, in a process that has loaded it already. */
export class VerbRunner {
  readonly #options: { cwd: string; env: NodeJS.ProcessEnv };
  #child: ChildProcess | undefined;

  constructor(options: { cwd: string; env: NodeJS.ProcessEnv }) {
    this.#options = options;
  }

  /** Runs a verb, without a terminal. */
  run(typed: Typed): Promise<Ended> {
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      const end = () => reject(new Error(`ended while it ran ${typed.args}`));
      child.once('exit', end);
      child.once('message', (ended: Ended) => {
        child.off('exit', end);
        resolve(ended);
      });
      child.send(typed);
    });
  }

  end(): void {
    this.#child?.kill();
  }

  // What the programs print that it starts is left alone.
  #start(): ChildProcess {
    return fork(join(import.meta.dirname, 'runVerbs.ts'), {
      ...this.#options,
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
      stdio: 'ignore',
    });
  }
}
