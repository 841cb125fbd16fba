import { findPositions } from './positions.ts';
import { readBackend, type BackendCode, type Start } from './readBackend.ts';
import {
  bare,
  functionAround,
  isMethodCall,
  positionsOf,
  type Node,
} from './syntax.ts';

/** A text to put in the place of what stands between two positions. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The statement that adds a plugin to a backend.
 *
 * @param packageName - of the plugin
 * @param variable - which holds the backend
 * @see https://backstage.io/docs/backend-system/building-backends/index
 */
export function addLine(packageName: string, variable = 'backend'): string {
  return `${variable}.add(import('${packageName}'));`;
}

/**
 * Adds a plugin to a file that starts a backend, on every way to its start.
 *
 * @param text - the file
 * @param packageName - the package of the plugin
 * @returns undefined when it does not show where
 */
export function addToBackend(
  text: string,
  packageName: string,
): string | undefined {
  const code = readBackend(text);
  const [start, ...others] = code.starts;
  if (!start || others.some(other => other.variable !== start.variable)) {
    return undefined;
  }
  const { variable } = start;
  const edits =
    variable === undefined
      ? editChain(text, code, packageName)
      : findPositions(code, variable).map(({ node }) =>
          insertBefore(text, node, [addLine(packageName, variable)]),
        );
  return edits.length > 0 ? carryOut(text, edits) : undefined;
}

// A backend that starts where it is created has no variable yet.
function editChain(
  text: string,
  { places, starts }: BackendCode,
  packageName: string,
): Edit[] {
  const [start, ...others] = starts;
  const { object } = start.node.callee;
  if (others.length > 0) {
    return [];
  }
  if (adds(object)) {
    const { end } = object;
    return [{ start: end, end, text: `.add(import('${packageName}'))` }];
  }
  const [{ node: statement }] = positionsOf(start);
  const isTaken = places.some(({ node }) => node.name === 'backend');
  if (isTaken || !isPlain(start, statement)) {
    return [];
  }
  const creation = object.expression ?? object;
  return [
    insertBefore(text, statement, [
      `const backend = ${text.slice(creation.start, creation.end)};`,
      addLine(packageName),
    ]),
    { start: object.start, end: object.end, text: 'backend' },
  ];
}

/** Whether a chain of calls has an `add` in it, which then gives the backend back. */
function adds(object: Node): boolean {
  const call = bare(object);
  return (
    isMethodCall(call, 'add') ||
    (call.callee?.object !== undefined && adds(call.callee.object))
  );
}

// What stands in a condition, or in a function of one expression, runs there only.
function isPlain(start: Start, statement: Node): boolean {
  const within = start.around.slice(0, start.around.indexOf(statement));
  return (
    !within.includes(functionAround(start)!) &&
    /^(?:Expression|Return)Statement$|^(?:Variable|ExportDefault|ExportNamed)Declaration$/.test(
      statement.type,
    ) &&
    !within.some(({ type }) => /^(?:Conditional|Logical)Expression$/.test(type))
  );
}

function insertBefore(text: string, node: Node, lines: string[]): Edit {
  const start = beforeComment(text, node.start);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isOwnLine = /^\s*$/.test(before);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = isOwnLine ? `${lineBreak}${before}` : ' ';
  const gap = start < node.start ? lineBreak : '';
  const inserted = `${lines.join(separator)}${gap}${separator}`;
  return { start, end: start, text: inserted };
}

// A paragraph of comments right before a statement stays with it.
function beforeComment(text: string, start: number): number {
  const paragraph = /\n\s*\n[^\S\n]*((?:\/\/[^\n]*\n[^\S\n]*)+)$/.exec(
    text.slice(0, start),
  );
  return start - (paragraph?.[1].length ?? 0);
}

function carryOut(text: string, edits: Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce(
      (result, { start, end, text: added }) =>
        `${result.slice(0, start)}${added}${result.slice(end)}`,
      text,
    );
}
