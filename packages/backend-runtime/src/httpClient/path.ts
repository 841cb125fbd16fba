import { InputError } from '@backstage/errors';

/**
 * The path of a request to another system, which only {@link path} makes: a string that
 * somebody put together is none.
 *
 * @see {@link HttpClient}
 */
export class UpstreamPath {
  readonly #encoded: string;

  private constructor(encoded: string) {
    this.#encoded = encoded;
  }

  /**
   * Does what {@link path} does.
   *
   * @param literals - what stands between the values, as it is sent
   * @param values - the values
   * @throws InputError as {@link path} does
   * @see {@link path}
   */
  static of(literals: TemplateStringsArray, values: PathValue[]): UpstreamPath {
    const pieces = values.map(value => {
      const segments = Array.isArray(value) ? value : [String(value)];
      if (segments.length === 0 || segments.some(isUnsafe)) {
        // Without the value: it may stand in a log.
        throw new InputError(
          'Invalid name: It must not be empty, nor hold a segment that is empty, "." or "..", a control character, or anything percent-encoded',
        );
      }
      return segments.map(encodeURIComponent).join('/');
    });
    return new UpstreamPath(String.raw({ raw: literals }, ...pieces));
  }

  /** The path as it is sent. */
  toString(): string {
    return this.#encoded;
  }
}

/**
 * What {@link path} takes for a segment, or for several.
 *
 * @see {@link path}
 */
export type PathValue = string | number | readonly string[];

// A system, or a proxy before it, may decode a value once more than it should, and some
// take a backslash for a slash.
const PERCENT_ENCODED = /%[\da-f]{2}/i;
const CONTROL_OR_SURROGATE = /[\p{Cc}\p{Cs}]/u;
const SLASHES = /[\\/]/;

/**
 * Writes the path of a request, as a tagged template: each value becomes one segment or a
 * part of it, encoded, and an array becomes several. No value leads to another path or
 * host, whoever wrote it:
 *
 *     path`/repositories/${name}/tags`
 *     path`/files/${fileName.split('/')}`
 *
 * @param literals - what stands between the values, as it is sent
 * @param values - the values
 * @throws InputError for a value that is empty, that is or holds an empty, `.` or `..`
 *   segment, a control character, a lone surrogate or something percent-encoded
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
export function path(
  literals: TemplateStringsArray,
  ...values: PathValue[]
): UpstreamPath {
  return UpstreamPath.of(literals, values);
}

function isUnsafe(segment: string): boolean {
  return (
    PERCENT_ENCODED.test(segment) ||
    CONTROL_OR_SURROGATE.test(segment) ||
    segment.split(SLASHES).some(part => ['', '.', '..'].includes(part))
  );
}
