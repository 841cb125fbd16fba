import type { Answer } from './wire.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const NOW_MS = 10 * 60_000;
/** Headers that say something of what is answered. */
const HEADERS = ['content-type', 'etag', 'location', 'allow', 'retry-after'];

/** What of two answers is the same by another name. */
export class Likeness {
  /** The ids of one database by those of the other. */
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();

  /**
   * Compares what two databases answered to the same request. Ids, cursors and times of
   * now are theirs; each id has one counterpart.
   *
   * @returns what differs; undefined when nothing does
   */
  difference(a: Answer, b: Answer): string | undefined {
    if (a.status !== b.status) {
      return `the statuses are ${a.status} and ${b.status}`;
    }
    const bodies = [parse(a.text), parse(b.text)];
    const inBody = this.#differenceOf(bodies[0], bodies[1], '');
    if (inBody !== undefined) {
      return inBody;
    }
    const header = HEADERS.find(
      name =>
        // That of the framework is over bytes, which have ids.
        !(name === 'etag' && a.headers.etag?.startsWith('W/')) &&
        !this.#isSameText(a.headers[name] ?? '', b.headers[name] ?? ''),
    );
    return (
      header && `${header} is ${a.headers[header]} and ${b.headers[header]}`
    );
  }

  #differenceOf(a: unknown, b: unknown, path: string): string | undefined {
    if (a instanceof Object && b instanceof Object) {
      const names = new Set([...Object.keys(a), ...Object.keys(b)]);
      for (const name of names) {
        const at = `${path}/${name}`;
        const [one, other] = [a, b].map(
          whole => (whole as Record<string, unknown>)[name],
        );
        const isOwn =
          typeof one === 'string' &&
          typeof other === 'string' &&
          // The address has cursors and times that came back.
          (/cursor$/i.test(name) || at === '/request/url');
        const found = isOwn ? undefined : this.#differenceOf(one, other, at);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    }
    const isSame =
      typeof a === 'string' && typeof b === 'string'
        ? this.#isSameText(a, b)
        : Object.is(a, b);
    return isSame
      ? undefined
      : `${path || 'the body'} is ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }

  #isSameText(a: string, b: string): boolean {
    if (a === b || (isNow(a) && isNow(b))) {
      return true;
    }
    const [ofA, ofB] = [a, b].map(text => text.match(UUID) ?? []);
    return (
      a.replace(UUID, '') === b.replace(UUID, '') &&
      ofA.every((id, index) => this.#isSameId(id, ofB[index]))
    );
  }

  #isSameId(a: string, b: string): boolean {
    const [one, other] = [a.toLowerCase(), b.toLowerCase()];
    const known = this.#ids.get(one);
    if (known !== undefined) {
      return known === other;
    }
    if (this.#taken.has(other)) {
      return false;
    }
    this.#ids.set(one, other);
    this.#taken.add(other);
    return true;
  }
}

function isNow(text: string): boolean {
  return TIME.test(text) && Math.abs(Date.parse(text) - Date.now()) < NOW_MS;
}

/** What a text is as JSON; a text as long as it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
