import type { ParserOptions } from '@babel/parser';
import { loadLate } from '../../loadLate.ts';

interface Babel {
  parse(text: string, options: ParserOptions): { program: Node };
}

/** A piece of parsed code, as Babel describes it. */
export interface Node {
  type: string;
  /** Where it begins in the text. */
  start: number;
  /** Where it ends in the text. */
  end: number;
  [key: string]: any;
}

/** A piece of code and what it stands in, from the inner to the outer. */
export interface Place {
  node: Node;
  around: Node[];
}

/**
 * Parses TypeScript or JavaScript.
 *
 * @param text - the code
 * @returns undefined when it is not code
 * @see https://babeljs.io/docs/babel-parser
 */
export function parseCode(text: string): Node | undefined {
  const { parse } = loadLate<Babel>('@babel/parser');
  try {
    return parse(text, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      errorRecovery: true,
      createParenthesizedExpressions: true,
      plugins: ['typescript', 'decorators'],
    }).program;
  } catch {
    return undefined;
  }
}

/** Every piece of code below one, in the order of the text. */
export function listPlaces(root: Node): Place[] {
  const places: Place[] = [];
  const visit = (node: Node, around: Node[]) => {
    places.push({ node, around });
    const inner = [node, ...around];
    for (const child of children(node)) visit(child, inner);
  };
  visit(root, []);
  return places;
}

function children(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => !/comments$/i.test(key))
    .flatMap(([, value]) => value)
    .filter(value => typeof value?.type === 'string')
    .sort((a: Node, b: Node) => a.start - b.start);
}

/**
 * What a piece of code comes to, without what does not change that: parentheses,
 * `await`, and what only the compiler reads.
 */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'AwaitExpression':
      return bare(node.argument);
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return bare(node.expression);
    default:
      return node;
  }
}

/** Whether it is a call of a method of this name. */
export function isMethodCall(node: Node, name: string): boolean {
  return (
    /^(?:Optional)?CallExpression$/.test(node.type) &&
    /^(?:Optional)?MemberExpression$/.test(node.callee.type) &&
    !node.callee.computed &&
    node.callee.property.name === name
  );
}

export const isFunction = ({ type }: Node) =>
  /Function|^(?:Object|Class)Method$/.test(type);

/** The function that a piece of code runs in; none when it runs with its file. */
export function functionAround({ around }: Place): Node | undefined {
  return around.find(isFunction);
}

/**
 * The lists of statements that a piece of code stands in, from the inner to the outer:
 * in each the statement that holds it, and first around that what has the list.
 */
export function positionsOf({ node, around }: Place): Place[] {
  return around.flatMap((block, index) => {
    const statement = [node, ...around][index];
    return statements(block).includes(statement)
      ? [{ node: statement, around: around.slice(index) }]
      : [];
  });
}

function statements({ type, body, consequent }: Node): Node[] {
  switch (type) {
    case 'Program':
    case 'BlockStatement':
    case 'TSModuleBlock':
      return body;
    case 'SwitchCase':
      return consequent;
    default:
      return [];
  }
}
