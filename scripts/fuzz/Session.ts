import { setTimeout as sleep } from 'node:timers/promises';
import type { Mood } from '../standIn.ts';
import { Likeness, parse } from './alike.ts';
import type { Answers } from './answers.ts';
import { collectionOf } from './document.ts';
import { signed } from './signatures.ts';
import type { Caller, Step } from './steps.ts';
import { Later, toHeader, toJson, toPiece, type Resolve } from './values.ts';
import type { Rights } from './Rights.ts';
import type { Answer, Sent, Wire } from './wire.ts';

/** A running backend on one of the databases. */
export interface Side {
  name: string;
  url: string;
  wire: Wire;
  /** What shows who somebody is. */
  tokens: Partial<Record<Caller, string>>;
}

/** A request with its answers, one of each side. */
export interface Exchange {
  step: Step;
  sent: Sent[];
  answers: Answer[];
  fault?: string;
}

interface Page {
  pageInfo?: { nextCursor?: unknown };
}

const MOST_KNOWN = 20;
// Signed by nobody.
const FORGED =
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyOmRlZmF1bHQvYWRtaW4ifQ.AAAA';

/** Sends a sequence of requests to both databases, and holds each pair of answers. */
export class Session {
  readonly #sides: Side[];
  readonly #answers: Answers;
  readonly #rights: Rights;
  readonly #setMood: (mood: Mood) => void;
  readonly #likeness = new Likeness();
  /** What came back, a value of each side, by what it is. */
  readonly #known: Map<string, unknown[][]>;
  #lastWrite = 0;
  readonly exchanges: Exchange[] = [];
  /** What was created, and is to be deleted in the end. */
  readonly #created: { side: Side; caller: Caller; path: string }[] = [];

  constructor(options: {
    sides: Side[];
    answers: Answers;
    rights: Rights;
    /** Values that are there from the beginning. */
    known: Record<string, string[]>;
    setMood(mood: Mood): void;
  }) {
    this.#sides = options.sides;
    this.#answers = options.answers;
    this.#rights = options.rights;
    this.#setMood = options.setMood;
    this.#known = new Map(
      Object.entries(options.known).map(([pool, values]) => [
        pool,
        values.map(value => options.sides.map(() => value)),
      ]),
    );
  }

  /** Sends one; an exchange with a fault is the last that makes sense. */
  async send(given: Step): Promise<Exchange> {
    const { step, sent } = this.#prepare(given);
    await untilAfter(this.#lastWrite);
    this.#setMood(step.mood);
    const answers = await Promise.all(
      this.#sides.map(({ wire }, side) => wire.send(sent[side])),
    );
    this.#setMood('well');
    if (sent[0].method !== 'GET') {
      this.#lastWrite = Date.now();
    }
    const exchange: Exchange = { step, sent, answers };
    this.exchanges.push(exchange);
    answers.forEach(({ status, headers }, at) => {
      if (status === 201 && headers.location) {
        const { caller } = step;
        const [side, path] = [this.#sides[at], headers.location];
        this.#created.push({ side, caller, path });
      }
    });
    const faults = answers.map(
      (answer, side) =>
        this.#answers.fault(step, sent[side], answer) ??
        this.#rights.fault(step, answer),
    );
    const [side] = faults.flatMap((fault, at) => (fault ? [at] : []));
    if (side !== undefined) {
      exchange.fault = `${this.#sides[side].name}: ${faults[side]}`;
      return exchange;
    }
    const [a, b] = answers;
    const difference = this.#likeness.difference(a, b);
    if (difference !== undefined) {
      const names = this.#sides.map(({ name }) => name).join(' and ');
      exchange.fault = `${names} differ: ${difference}`;
      return exchange;
    }
    this.#learn(exchange);
    return exchange;
  }

  /** Deletes what was created, what others refer to after them. */
  async tidy(): Promise<void> {
    let rest = this.#created.toReversed();
    let before;
    do {
      before = rest.length;
      const statuses = await Promise.all(
        rest.map(async ({ side, caller, path }) => {
          const headers = credentials(side, caller);
          return (await side.wire.send({ method: 'DELETE', path, headers }))
            .status;
        }),
      );
      rest = rest.filter((_, at) => statuses[at] === 409);
    } while (rest.length > 0 && rest.length < before);
  }

  #prepare(step: Step): { step: Step; sent: Sent[] } {
    const earlier = step.again && this.exchanges.at(-step.again);
    if (!earlier) {
      const sent = this.#sides.map((side, at) =>
        write(step, credentials(side, step.caller), later =>
          this.#resolve(later.pool, later.index, at, later.otherwise),
        ),
      );
      return { step, sent };
    }
    const sent = earlier.sent.map((request, side) => {
      const body = parse(earlier.answers[side].text) as Page | undefined;
      const cursor = body?.pageInfo?.nextCursor;
      return typeof cursor === 'string' && request.method === 'GET'
        ? { ...request, path: withCursor(request.path, cursor) }
        : request;
    });
    return { step: earlier.step, sent };
  }

  #resolve(pool: string, index: number, side: number, otherwise: unknown) {
    const values =
      this.#known.get(pool) ?? this.#known.get(pool.replace('path ', '')) ?? [];
    // From the newest on.
    const value = values.at(-1 - (index % Math.max(values.length, 1)));
    return value ? value[side] : otherwise;
  }

  #learn({ step: { operation }, sent, answers }: Exchange): void {
    const [{ status, headers }] = answers;
    const collection = collectionOf(operation.path);
    if (status < 200 || status >= 300) {
      return;
    }
    if (operation.method === 'DELETE') {
      const ids = sent.map(({ path }) => path.split('/').at(-1));
      this.#forget(`id ${collection}`, ids);
    }
    if (headers.etag && !headers.etag.startsWith('W/')) {
      this.#remember(
        `etag ${collection}`,
        answers.map(answer => answer.headers.etag),
      );
    }
    const last = operation.path.split('/').at(-1)!;
    this.#learnValues(
      answers.map(({ text }) => parse(text)),
      // What belongs to one of a collection may be of another.
      /\{.*[^}]$/.test(operation.path)
        ? collection.replace(/[^/]+$/, last)
        : collection,
    );
  }

  /** What is gone is asked for again, but seldom. */
  #forget(pool: string, values: unknown[]): void {
    const known = this.#known.get(pool) ?? [];
    const isGone = ([one]: unknown[]) => one === values[0];
    this.#known.set(pool, [
      ...known.filter(isGone),
      ...known.filter(one => !isGone(one)),
    ]);
  }

  #learnValues(bodies: unknown[], collection: string): void {
    const [first] = bodies;
    if (!(first instanceof Object)) {
      return;
    }
    for (const name of Object.keys(first)) {
      const values = bodies.map(
        body => (body as Record<string, unknown> | null)?.[name],
      );
      if (values.every(value => value instanceof Object)) {
        this.#learnValues(values, collection);
      } else if (values.every(value => value !== null && value !== undefined)) {
        const isOwn = name === 'id' || name === 'nextCursor';
        this.#remember(isOwn ? `${name} ${collection}` : name, values);
      }
    }
  }

  #remember(pool: string, values: unknown[]): void {
    const known = this.#known.get(pool) ?? [];
    const rest = known.filter(([one]) => one !== values[0]);
    this.#known.set(pool, [...rest, values].slice(-MOST_KNOWN));
  }
}

function credentials({ tokens }: Side, caller: Caller): Record<string, string> {
  const token = caller === 'forged' ? FORGED : tokens[caller];
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

function write(
  { operation, path, query, headers, body, isSigned }: Step,
  authorization: Record<string, string>,
  resolve: Resolve,
): Sent {
  const filledIn = operation.path.replace(/\{(.*?)\}/g, (_, name) =>
    toPiece(path[name], resolve),
  );
  const search = query
    .flatMap(([name, value]) =>
      piecesOf(value, resolve).map(
        piece => `${toPiece(name, resolve)}=${piece}`,
      ),
    )
    .join('&');
  const bytes =
    body &&
    ('json' in body.content
      ? Buffer.from(toJson(body.content.json, resolve))
      : Buffer.from(body.content.bytes));
  const request = {
    method: operation.method,
    path: search ? `${filledIn}?${search}` : filledIn,
    headers: {
      ...authorization,
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          toHeader(value, resolve),
        ]),
      ),
      ...body?.headers,
    },
    body: bytes,
  };
  return isSigned ? signed(request, operation) : request;
}

// Several values of one parameter are repeated, and none is left out.
function piecesOf(value: unknown, resolve: Resolve): string[] {
  if (value instanceof Later) {
    return piecesOf(resolve(value), resolve);
  }
  if (Array.isArray(value)) {
    return value.map(one => toPiece(one, resolve));
  }
  return value === undefined ? [] : [toPiece(value, resolve)];
}

function withCursor(path: string, cursor: string): string {
  const [bare, search = ''] = path.split('?');
  const others = search
    .split('&')
    .filter(pair => pair && !pair.startsWith('cursor='));
  return `${bare}?${[...others, `cursor=${encodeURIComponent(cursor)}`].join('&')}`;
}

// Rows of one millisecond have no order by their times that both databases share.
async function untilAfter(time: number): Promise<void> {
  while (Date.now() <= time) {
    await sleep(1);
  }
}
