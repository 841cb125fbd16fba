// An answer that asks for more is no less honest, but no header says so for years.
const MAX_SECONDS = 86_400;
// Date.parse alone reads a date in nearly everything, in "-5" too.
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads for how many seconds a system wants to be left alone, by its `Retry-After`
 * header: a number of seconds, or a date.
 *
 * @param value - the header
 * @returns at least a second, at most a day; undefined for anything else
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function parseRetryAfter(value: string | null): number | undefined {
  const text = value ?? '';
  let seconds = NaN;
  if (/^\d+$/.test(text)) {
    seconds = Number(text);
  } else if (HTTP_DATE.test(text)) {
    seconds = (Date.parse(text) - Date.now()) / 1000;
  }
  return Number.isNaN(seconds)
    ? undefined
    : Math.min(Math.max(Math.ceil(seconds), 1), MAX_SECONDS);
}
