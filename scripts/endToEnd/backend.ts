import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** What makes a backend listen on a port of this machine, and to nobody else. */
export const listenOn = (port: number) => ({
  // Where a file has a string, as create-app's does, an object is an error.
  APP_CONFIG_backend_listen: `127.0.0.1:${port}`,
  APP_CONFIG_backend_baseUrl: `http://127.0.0.1:${port}`,
});

/** Whether a backend at a URL is ready. */
async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
    () => undefined,
  );
  return response?.ok === true;
}

/**
 * Waits until a backend is ready.
 *
 * @param url - where it will listen
 * @param ended - says why it cannot become ready any more, once that is so
 * @param seconds - how long it may take
 * @throws Error when it ended, or is not ready in time
 */
export async function untilReady(
  url: string,
  ended: () => string | undefined,
  seconds = 120,
): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
    const reason = ended();
    if (reason !== undefined) {
      throw new Error(reason);
    }
    if (await isReady(url)) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`the backend was not ready in ${seconds} s`);
}

export interface RunningBackend {
  /** Where it listens, for example http://127.0.0.1:7007. */
  url: string;
  /** What it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts a backend and waits until it is ready.
 *
 * @param command - what starts it
 * @param cwd - where
 * @param env - beside this process's own
 * @throws Error with what it printed, when it ends or is not ready in two minutes
 */
export async function startBackend(
  command: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningBackend> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: {
      ...process.env,
      ...listenOn(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The command starts others; a group of its own ends all of them.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', text => {
      output += text;
    });
  }
  const ended = once(child, 'close');
  const end = () => {
    try {
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    end();
    await ended;
  };

  try {
    await untilReady(url, () =>
      child.exitCode === null
        ? undefined
        : `the backend ended with ${child.exitCode}`,
    );
    return { url, output: () => output, stop };
  } catch (error) {
    if (child.exitCode === null) {
      await stop();
    }
    throw new Error(`${(error as Error).message}:\n${output}`);
  }
}
