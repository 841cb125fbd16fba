/** Lines of a label and a text, below each other; a text may have several lines. */
export function formatRows(rows: [label: string, text: string][]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(
    ([label, text]) =>
      `  ${label.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
  );
}
