// Plain JavaScript of a kind that every Node reads which has modules: an old one is to
// get a sentence, and no stack trace.

/** The lowest Node that the kit was run with, as package.json says in `engines`. */
export const LOWEST_NODE = '22.17.0';

/**
 * Says why a Node cannot run the kit; undefined when it can.
 *
 * @param {string} version - of that Node
 */
export function explainNode(version = process.versions.node) {
  const [lowest, found] = [LOWEST_NODE, version].map(text =>
    text.split('.').map(Number),
  );
  const index = [0, 1, 2].find(at => found[at] !== lowest[at]);
  return index === undefined || found[index] > lowest[index]
    ? undefined
    : `it needs Node ${LOWEST_NODE} or later, and this is ${version}`;
}
