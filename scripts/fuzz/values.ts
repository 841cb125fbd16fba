/** A piece of JSON, of a path or of a query that is sent as it stands here. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value that an answer had, which is not the same in both databases. */
export class Later {
  /** What it is, such as `id /api/incidents/incidents` or `severity`. */
  readonly pool: string;
  readonly index: number;
  /** What stands for it as long as no answer had one. */
  readonly otherwise: unknown;

  constructor(pool: string, index: number, otherwise: unknown) {
    this.pool = pool;
    this.index = index;
    this.otherwise = otherwise;
  }
}

/** Gives what stands for a value in a request to one of the databases. */
export type Resolve = (later: Later) => unknown;

/** Writes a value as JSON. */
export function toJson(value: unknown, resolve: Resolve): string {
  if (value instanceof Raw) {
    return value.text;
  }
  if (value instanceof Later) {
    return toJson(resolve(value), resolve);
  }
  if (Array.isArray(value)) {
    return `[${value.map(one => toJson(one, resolve)).join(',')}]`;
  }
  if (value instanceof Object) {
    const members = Object.entries(value).map(
      ([key, one]) => `${JSON.stringify(key)}:${toJson(one, resolve)}`,
    );
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Writes a value as a piece of a path or of a query. */
export function toPiece(value: unknown, resolve: Resolve): string {
  if (value instanceof Raw) {
    return value.text;
  }
  if (value instanceof Later) {
    return toPiece(resolve(value), resolve);
  }
  const text = typeof value === 'string' ? value : toJson(value, resolve);
  // Half of a surrogate pair has no encoding; this is what some clients make of it.
  return text
    .split(/(\p{Surrogate})/u)
    .map((part, at) => (at % 2 ? '%ED%A0%80' : encodeURIComponent(part)))
    .join('');
}

/** Writes a value as that of a header. */
export function toHeader(value: unknown, resolve: Resolve): string {
  const given = value instanceof Later ? resolve(value) : value;
  return typeof given === 'string' ? given : toJson(given, resolve);
}
