import { leakIn } from './leaks.ts';

export interface Answer {
  /** 0 when there was no answer. */
  status: number;
  /** The body, parsed when it is JSON. */
  body: any;
}

export interface Call {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** How long to wait for the answer. */
  seconds?: number;
}

/** Calls replicas as a user, and keeps count of what comes back. */
export class Client {
  readonly #token: string;
  readonly #statuses = new Map<number, number>();
  /** The first answer of each status. */
  readonly #samples = new Map<number, string>();
  /** What answers told that clients must not learn. */
  readonly leaks = new Set<string>();
  /** The longest that an answer took, in seconds. */
  slowest = 0;

  constructor(token: string) {
    this.#token = token;
  }

  async call(url: string, call: Call = {}): Promise<Answer> {
    const { method = 'GET', body, headers, seconds = 30 } = call;
    const start = performance.now();
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(seconds * 1000),
    })
      .then(async response => ({
        status: response.status,
        text: await response.text(),
      }))
      .catch(() => ({ status: 0, text: '' }));
    this.slowest = Math.max(this.slowest, (performance.now() - start) / 1000);
    this.note(answer.status, answer.text);
    return { status: answer.status, body: parse(answer.text) };
  }

  /** Counts an answer that came by another way. */
  note(status: number, text: string): void {
    this.#statuses.set(status, this.count(status) + 1);
    if (!this.#samples.has(status)) {
      this.#samples.set(status, text.replaceAll(/\s+/g, ' ').slice(0, 500));
    }
    const leak = leakIn(text);
    if (leak) {
      this.leaks.add(`${status} tells ${leak}`);
    }
  }

  /** How many answers had a status. */
  count(status: number): number {
    return this.#statuses.get(status) ?? 0;
  }

  /** Every status that came, with how often, such as "201: 12, no answer: 3". */
  get statuses(): string {
    return [...this.#statuses]
      .sort(([a], [b]) => (a || 999) - (b || 999))
      .map(([status, count]) => `${status || 'no answer'}: ${count}`)
      .join(', ');
  }

  /** What was wrong with the answers: leaks, and statuses that were not expected. */
  faults(expected: number[]): string[] {
    return [
      ...[...this.#statuses]
        .filter(([status]) => !expected.includes(status))
        .map(
          ([status, count]) =>
            `${count} answers ${status || 'missing'} ${this.#samples.get(status)}`,
        ),
      ...this.leaks,
    ];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
