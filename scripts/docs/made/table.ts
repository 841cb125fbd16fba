/** Cells of a table, written so that Markdown leaves them whole. */
export function formatTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** Text as code; nothing for nothing. */
export const code = (text: string) => (text === '' ? '' : `\`${text}\``);

/** Text in which nothing is taken for HTML. */
export const plain = (text: string) => text.replaceAll('<', '\\<');
