import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Call, Client } from './Client.ts';
import type { Rows } from './rows.ts';

const MOST_MS = 120_000;
const NOTHING: Answer = { status: 0, body: undefined };

/** Clients that create, read, change and list, one request after the other. */
export class Traffic {
  /** The ids of all rows that an answer said are created. */
  readonly acknowledged: string[] = [];
  readonly #client: Client;
  readonly #rows: Rows;
  readonly #urls: string[];
  /** How many calls of each replica have no answer yet. */
  readonly #waiting = new Map<string, number>();
  #isOn = true;
  #ended: Promise<unknown>;

  /**
   * @param urls - of replicas, which take turns
   * @param clients - how many there are
   */
  constructor(client: Client, rows: Rows, urls: string[], clients = 20) {
    this.#client = client;
    this.#rows = rows;
    this.#urls = [...urls];
    this.#ended = Promise.all(
      Array.from({ length: clients }, (_, index) => this.#work(index)),
    );
  }

  /** Calls one more replica. */
  join(url: string): void {
    this.#urls.push(url);
  }

  /**
   * Calls a replica no more; resolves once its last answer is there.
   *
   * @throws Error when that takes too long
   */
  async leave(url: string): Promise<void> {
    this.#urls.splice(this.#urls.indexOf(url), 1);
    for (const deadline = Date.now() + MOST_MS; this.#waiting.get(url);) {
      if (Date.now() > deadline) {
        throw new Error(`a replica did not answer in ${MOST_MS / 1000} s`);
      }
      await sleep(10);
    }
  }

  /** Resolves once the last request is answered. */
  async stop(): Promise<void> {
    this.#isOn = false;
    await this.#ended;
  }

  async #work(index: number): Promise<void> {
    const { create, change } = this.#rows;
    for (let turn = 0; this.#isOn; turn++) {
      const name = `${index} ${turn}`;
      const { status, body } = await this.#call(index + turn, '', {
        method: 'POST',
        body: create(name),
      });
      if (status === 201) {
        this.acknowledged.push(body.id);
        const path = `/${body.id}`;
        await this.#call(index + turn + 1, path);
        await this.#call(turn, path, {
          method: 'PATCH',
          body: change(`${name} changed`),
        });
      }
      await this.#call(index + turn, '?limit=20');
    }
  }

  async #call(turn: number, path: string, call: Call = {}): Promise<Answer> {
    if (!this.#isOn) {
      return NOTHING;
    }
    const url = this.#urls[turn % this.#urls.length];
    this.#wait(url, 1);
    const answer = await this.#client.call(
      `${url}/api/${this.#rows.path}${path}`,
      { seconds: MOST_MS / 1000, ...call },
    );
    this.#wait(url, -1);
    if (answer.status === 0 || answer.status >= 500) {
      await sleep(20);
    }
    return answer;
  }

  #wait(url: string, more: number): void {
    this.#waiting.set(url, (this.#waiting.get(url) ?? 0) + more);
  }
}
