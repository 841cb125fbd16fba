import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort, untilReady } from '../endToEnd/backend.ts';
import { spawnHere } from './processes.ts';

const MOST_OUTPUT = 100_000;

/** One compiled backend of an image, which can be killed and started again. */
export class Replica {
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;
  #image: string;
  #process?: ChildProcess;
  #output = '';

  /**
   * @param image - the folder of the unpacked bundle
   * @param env - beside this process's own, what its configuration asks for
   */
  static async create(image: string, env: NodeJS.ProcessEnv): Promise<Replica> {
    return new Replica(image, await freePort(), env);
  }

  private constructor(image: string, port: number, env: NodeJS.ProcessEnv) {
    this.#image = image;
    this.url = `http://127.0.0.1:${port}`;
    this.#env = {
      ...process.env,
      ...env,
      NODE_ENV: 'production',
      // A line for each request would be most of the load.
      LOG_LEVEL: 'warn',
      BACKEND_BASE_URL: this.url,
      APP_CONFIG_backend_listen: `127.0.0.1:${port}`,
    };
  }

  /** Starts it, and returns without waiting until it is ready. */
  launch(image = this.#image): void {
    this.#image = image;
    const child = spawnHere(
      process.execPath,
      [
        'packages/backend',
        ...['app-config.yaml', 'app-config.production.yaml'].flatMap(file => [
          '--config',
          file,
        ]),
      ],
      { cwd: image, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    this.#output = '';
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-MOST_OUTPUT);
      });
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws Error with the last one in its log, when it ends or is not ready in time
   */
  async ready(seconds = 60): Promise<void> {
    const ended = () =>
      this.hasEnded ? `the replica ended with ${this.exit}` : undefined;
    await untilReady(this.url, ended, seconds).catch((error: Error) => {
      throw new Error(`${error.message}: ${this.#lastError()}`);
    });
  }

  get hasEnded(): boolean {
    return this.exit !== undefined;
  }

  /** The exit code, or the signal that ended it. */
  get exit(): number | string | undefined {
    return this.#process?.exitCode ?? this.#process?.signalCode ?? undefined;
  }

  /** Sends a signal; resolves once the process is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child && !this.hasEnded) {
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
    }
  }

  #lastError(): string {
    const lines = this.#output.trimEnd().split('\n');
    const error = lines.findLast(line =>
      /"level":"error"|^\w*Error\b/.test(line),
    );
    return (error ?? lines.at(-1)!).slice(0, 1000);
  }
}
