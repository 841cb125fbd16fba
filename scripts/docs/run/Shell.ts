import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilReady } from '../../endToEnd/backend.ts';
import { endGroup, isRunning, signalGroup } from './processGroup.ts';

// Reads what to do from one pipe and says on another when it is done; so a command
// that reads its own input cannot swallow the next one.
const DRIVER = `
while IFS= read -r step <&3; do
  eval "$step"
  echo "\${server-}" >&4
done`;

const MINUTES = 20;

/** How a block of commands ended. */
export interface Ended {
  /** What both streams got. */
  output: string;
  /** Why the shell is gone, or has to go; undefined when the block succeeded. */
  failure?: string;
}

/**
 * A bash without a terminal that stops at the first error. What one block sets, the
 * next one finds.
 */
export class Shell {
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private readonly answers: Interface;
  private readonly folder = mkdtempSync(join(tmpdir(), 'docs-blocks-'));
  private blocks = 0;
  private server?: number;
  private readonly kill = () => {
    for (const leader of [this.server, this.child.pid]) {
      if (leader !== undefined) {
        signalGroup(leader, 'SIGKILL');
      }
    }
  };

  /**
   * @param cwd - where it starts
   * @param env - beside this process's own
   */
  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn('bash', ['-euc', DRIVER], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
      // A session of its own has no terminal that a program could ask on.
      detached: true,
    });
    this.exited = once(this.child, 'exit');
    this.answers = createInterface(this.child.stdio[4] as Readable);
    (this.child.stdio[3] as Writable).on('error', () => {});
    process.once('exit', this.kill);
  }

  /** Runs a block to its end. */
  async run(block: string): Promise<Ended> {
    const { script, output } = this.write(block);
    const late = sleep(MINUTES * 60_000, 'late', { ref: false });
    const answer = await Promise.race([
      this.step(`source ${script} </dev/null >${output} 2>&1 3<&- 4>&-`),
      late,
    ]);
    const text = readFileSync(output, 'utf8');
    if (answer === 'late') {
      return {
        output: text,
        failure: `did not end in ${MINUTES} minutes; one that starts a server is marked <!-- background -->`,
      };
    }
    return {
      output: text,
      failure:
        answer === undefined ? `ended with ${this.child.exitCode}` : undefined,
    };
  }

  /**
   * Starts a block that serves, in place of the one before, and waits until it is
   * ready.
   *
   * @param url - where it will listen
   */
  async serve(block: string, url: string): Promise<Ended> {
    await this.stopServer();
    const { script, output } = this.write(block);
    // Job control gives it a process group of its own.
    const answer = await this.step(
      `set -m; (source ${script}) </dev/null >${output} 2>&1 3<&- 4>&- & server=$!; set +m`,
    );
    this.server = Number(answer);
    const ended = () => (isRunning(this.server!) ? undefined : 'ended at once');
    const failure = await untilReady(url, ended).then(
      () => undefined,
      (error: Error) => error.message,
    );
    return { output: readFileSync(output, 'utf8'), failure };
  }

  /** Ends the shell and what it started. */
  async end(): Promise<void> {
    await this.stopServer();
    signalGroup(this.child.pid!, 'SIGTERM');
    await this.exited;
    process.off('exit', this.kill);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(block: string) {
    this.blocks += 1;
    const path = join(this.folder, String(this.blocks));
    writeFileSync(`${path}.sh`, block);
    return { script: `${path}.sh`, output: `${path}.out` };
  }

  // The answer is undefined when the shell ended before it gave one.
  private async step(line: string): Promise<string | undefined> {
    const answer = once(this.answers, 'line').then(([text]) => text as string);
    (this.child.stdio[3] as Writable).write(`${line}\n`);
    return Promise.race([answer, this.exited.then(() => undefined)]);
  }

  private async stopServer(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server !== undefined) {
      await endGroup(server);
    }
  }
}
