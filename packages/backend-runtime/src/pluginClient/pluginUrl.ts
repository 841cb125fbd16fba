import { UpstreamPath } from '../httpClient/path';

type Value = string | number | boolean;

/**
 * The query of a request to another plugin, by name.
 *
 * @see {@link callPlugin}
 */
export type PluginQuery = Record<string, Value | readonly Value[] | undefined>;

/** The URL of a path below a plugin's. */
export function pluginUrl(
  baseUrl: string,
  path: UpstreamPath,
  query: PluginQuery = {},
): URL {
  const url = new URL(
    `${baseUrl.replace(/\/*$/, '')}/${String(path).replace(/^\//, '')}`,
  );
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) {
      if (value !== undefined) {
        url.searchParams.append(name, toText(value as Value));
      }
    }
  }
  return url;
}

// Plugins take plain digits, and no `1e-7`.
function toText(value: Value): string {
  const text = String(value);
  return typeof value === 'number' && text.includes('e')
    ? value.toLocaleString('en-US', {
        useGrouping: false,
        maximumSignificantDigits: 17,
      })
    : text;
}
