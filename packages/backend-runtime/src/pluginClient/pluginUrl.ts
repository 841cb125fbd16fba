import { UpstreamPath } from '../httpClient/path';

/**
 * The query of a request to another plugin, by name.
 *
 * @see {@link callPlugin}
 */
export type PluginQuery = Record<
  string,
  string | number | boolean | readonly (string | number | boolean)[] | undefined
>;

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
        url.searchParams.append(
          name,
          toText(value as string | number | boolean),
        );
      }
    }
  }
  return url;
}

// Plugins take plain digits, and no `1e-7`.
function toText(value: string | number | boolean): string {
  const text = String(value);
  return typeof value === 'number' && text.includes('e')
    ? value.toLocaleString('en-US', {
        useGrouping: false,
        maximumSignificantDigits: 17,
      })
    : text;
}
