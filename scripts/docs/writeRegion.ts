import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/**
 * Writes into a document between `<!-- name -->` and `<!-- end of name -->`.
 *
 * @param file - absolute path of the document
 * @param lines - Markdown
 */
export async function writeRegion(
  file: string,
  name: string,
  lines: string[],
): Promise<void> {
  const markers = new RegExp(
    `(<!-- ${name} -->\n).*(\n<!-- end of ${name} -->)`,
    's',
  );
  const text = readFileSync(file, 'utf8').replace(
    markers,
    (_, start, end) => `${start}${['', ...lines].join('\n')}${end}`,
  );
  writeFileSync(file, await format(text, { parser: 'markdown' }));
}
