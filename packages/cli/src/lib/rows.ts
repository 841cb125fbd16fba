export type Row = [label: string, text: string];

/** Lines of a label and a text, below each other; a text may have several lines. */
export function formatRows(rows: Row[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(
    ([label, text]) =>
      `  ${label.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
  );
}
