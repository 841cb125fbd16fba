import { Agent, maxHeaderSize, request } from 'node:http';

/** A request as it goes to one of the databases. */
export interface Sent {
  method: string;
  /** With the query; nobody tidies it up. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface Answer {
  /** 0 when there was none. */
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

const MOST_MS = 15_000;

/** About what a server reads before the body. */
export const headOf = ({ path, headers }: Pick<Sent, 'path' | 'headers'>) =>
  path + JSON.stringify(headers);

/** Sends requests to one server over connections that are kept. */
export class Wire {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  async send(sent: Sent): Promise<Answer> {
    try {
      return await this.#once(sent);
    } catch {
      // The server closed a connection that was kept, or would not read all of a body.
      return this.#once(sent).catch((error: Error) =>
        // Node answers 431 and closes. Who still sends may see no more than that.
        headOf(sent).length > maxHeaderSize
          ? { status: 431, headers: {}, text: '' }
          : { status: 0, headers: {}, text: error.message },
      );
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #once({ method, path, headers, body }: Sent): Promise<Answer> {
    const { hostname, port } = this.#url;
    return new Promise((resolve, reject) => {
      const sending = request(
        {
          agent: this.#agent,
          hostname,
          port,
          method,
          path,
          headers: {
            ...headers,
            ...(body && { 'Content-Length': `${body.length}` }),
          },
          timeout: MOST_MS,
        },
        response => {
          const parts: Buffer[] = [];
          response.on('data', part => parts.push(part));
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Answer['headers'],
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      sending.once('error', reject);
      sending.once('timeout', () =>
        sending.destroy(new Error(`no answer in ${MOST_MS / 1000} s`)),
      );
      sending.end(body);
    });
  }
}
