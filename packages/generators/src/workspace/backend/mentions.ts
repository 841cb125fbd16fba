import { bare } from './syntax.ts';
import type { Node, Place } from './syntax.ts';

/** What names in a file stand for: the pieces of code that give them their values. */
export type Bindings = Map<string, Node[]>;

/**
 * Finds what the names of a file stand for. Names of different scopes are not told
 * apart: one that could be a package is taken for it.
 *
 * @param places - all that stands in the file
 */
export function findBindings(places: Place[]): Bindings {
  const bindings: Bindings = new Map();
  const bind = (target: Node, value?: Node) => {
    for (const name of boundNames(target)) {
      const values = bindings.get(name) ?? [];
      bindings.set(name, value ? [...values, value] : values);
    }
  };
  for (const { node, around } of places) {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const { local } of node.specifiers) bind(local, node.source);
        break;
      case 'VariableDeclarator':
        bind(node.id, node.init ?? undefined);
        break;
      case 'AssignmentExpression':
        bind(node.left, node.right);
        break;
      case 'ForOfStatement':
        bind(node.left.declarations?.[0].id ?? node.left, node.right);
        break;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ObjectMethod':
      case 'ClassMethod':
        // What is called for each element of a list, such as by forEach, gets these.
        for (const one of node.params) bind(one, around[0].callee?.object);
        break;
      default:
    }
  }
  return bindings;
}

function boundNames(target: Node): string[] {
  switch (target.type) {
    case 'Identifier':
      return [target.name];
    case 'ObjectPattern':
      return target.properties.flatMap((one: Node) =>
        boundNames(one.value ?? one.argument),
      );
    case 'ArrayPattern':
      return target.elements.flatMap((one: Node | null) =>
        one ? boundNames(one) : [],
      );
    case 'AssignmentPattern':
      return boundNames(target.left);
    default:
      return [];
  }
}

/**
 * Tells whether a piece of code comes to what a package exports, in whatever way it is
 * imported.
 *
 * @param bindings - what the names of the file stand for
 */
export function mentions(
  node: Node,
  packageName: string,
  bindings: Bindings,
  seen: Set<string> = new Set(),
): boolean {
  const inner = (one: Node | null) =>
    one !== null && mentions(one, packageName, bindings, seen);
  const value = bare(node);
  switch (value.type) {
    case 'StringLiteral':
      return value.value === packageName;
    case 'TemplateLiteral':
      return (
        value.quasis.map((one: Node) => one.value.cooked).join() === packageName
      );
    case 'Identifier': {
      if (seen.has(value.name)) return false;
      seen.add(value.name);
      return (bindings.get(value.name) ?? []).some(inner);
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return inner(value.object);
    case 'ImportExpression':
      return inner(value.source);
    case 'ArrayExpression':
      return value.elements.some(inner);
    case 'SpreadElement':
      return inner(value.argument);
    case 'ConditionalExpression':
      return inner(value.consequent) || inner(value.alternate);
    case 'ObjectExpression':
      return value.properties.some((one: Node) => inner(one.value ?? one));
    case 'ArrowFunctionExpression':
      return inner(value.body);
    case 'CallExpression':
    case 'NewExpression':
      return inner(value.callee) || value.arguments.some(inner);
    default:
      return false;
  }
}
