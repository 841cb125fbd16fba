import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/**
 * Adds an element to a list in the text of a package.json, set apart as the elements
 * that are there, and leaves the rest of the text alone.
 *
 * @param text - the file, which has that list
 * @param path - the keys that lead to the list
 * @param index - the place that the element gets; at the end, when there are fewer
 * @param value - the element
 */
export function insertElement(
  text: string,
  path: string[],
  index: number,
  value: string,
): string {
  const list = listAt(text, path);
  const elements = list.children!;
  const element = JSON.stringify(value);
  if (elements.length === 0) {
    return splice(text, list.offset + 1, 0, element);
  }
  // The blanks before the first element stand before each.
  const blanks =
    text.slice(list.offset + 1, elements[0].offset) ||
    (elements.length > 1 ? between(text, elements[0], elements[1]) : ' ');
  const next = elements[index];
  return next
    ? splice(text, next.offset, 0, `${element},${blanks}`)
    : splice(text, endOf(elements.at(-1)!), 0, `,${blanks}${element}`);
}

/**
 * Takes an element out of a list in the text of a package.json: the inverse of
 * `insertElement`.
 *
 * @param text - the file, which has that list
 * @param path - the keys that lead to the list
 * @param index - the place of the element
 */
export function removeElement(
  text: string,
  path: string[],
  index: number,
): string {
  const elements = listAt(text, path).children!;
  const [before, element, next] = [-1, 0, 1].map(
    step => elements[index + step],
  );
  const from = next || !before ? element.offset : endOf(before);
  const to = next ? next.offset : endOf(element);
  return splice(text, from, to - from, '');
}

function listAt(text: string, path: string[]): Node {
  return findNodeAtLocation(parseTree(text)!, path)!;
}

function between(text: string, one: Node, other: Node): string {
  return text.slice(endOf(one), other.offset).replace(',', '');
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function splice(text: string, at: number, remove: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + remove);
}
