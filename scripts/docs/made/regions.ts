import { parseDocument } from '../markdown.ts';

/**
 * Remakes the tables of a document, which stand between `<!-- table: name -->` and
 * `<!-- end of table -->`.
 *
 * @param make - gives a table by its name
 * @throws what `make` throws
 */
export async function remakeTables(
  text: string,
  make: (name: string) => Promise<string>,
): Promise<string> {
  const region =
    /^<!-- table: (?<name>.+?) -->$(?<table>.*?)^<!-- end of table -->$/gms;
  let remade = text;
  for (const [whole, name] of text.matchAll(region)) {
    const table = (await make(name)).trim();
    remade = remade.replace(
      whole,
      () => `<!-- table: ${name} -->\n\n${table}\n\n<!-- end of table -->`,
    );
  }
  return remade;
}

/**
 * Remakes the trees of a document: blocks of text marked `<!-- tree: path depth -->`.
 *
 * @param path - of the document
 * @param draw - draws a tree, given its folder, depth and how it was drawn
 */
export function remakeTrees(
  path: string,
  text: string,
  draw: (folder: string, depth: number, drawn: string) => string,
): string {
  const lines = text.split('\n');
  // From the end, so that the lines above keep their numbers.
  for (const block of parseDocument(path, text).blocks.reverse()) {
    if (block.marker?.name === 'tree') {
      const tree = drawMarked(block.marker.value, block.text, draw);
      const height = block.text.split('\n').length - 1;
      lines.splice(block.line, height, ...tree.trimEnd().split('\n'));
    }
  }
  return lines.join('\n');
}

/** Draws the tree of a marker's value, `path` or `path depth`. */
export function drawMarked(
  value: string,
  drawn: string,
  draw: (folder: string, depth: number, drawn: string) => string,
): string {
  const [folder, depth] = value.split(' ');
  return draw(folder, depth === undefined ? Infinity : Number(depth), drawn);
}
