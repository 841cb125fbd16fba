import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

export interface RunningBackend {
  /** Where it listens, for example http://127.0.0.1:7007. */
  url: string;
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
      APP_CONFIG_backend_listen_port: String(port),
      APP_CONFIG_backend_baseUrl: url,
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

  for (const deadline = Date.now() + 120_000; Date.now() < deadline;) {
    if (child.exitCode !== null) {
      throw new Error(`the backend ended with ${child.exitCode}:\n${output}`);
    }
    const response = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => undefined,
    );
    if (response?.ok) {
      return { url, stop };
    }
    await sleep(50);
  }
  await stop();
  throw new Error(`the backend was not ready in two minutes:\n${output}`);
}
