/** A link of a Markdown text. */
export interface Link {
  /** What the reader sees, with its markup. */
  label: string;
  target: string;
}

const FENCED = /^(```.*?^```)$/ms;
const LINK = /\[((?:[^[\]`]|`[^`]*`)*)\]\(([^()\s]+)\)/g;

/**
 * Replaces the links in a Markdown text; blocks of code stay as they are.
 *
 * @param replace - gives what stands in place of a link
 */
export function replaceLinks(
  markdown: string,
  replace: (link: Link) => string,
): string {
  return markdown
    .split(FENCED)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(LINK, (_, label, target) => replace({ label, target })),
    )
    .join('');
}
