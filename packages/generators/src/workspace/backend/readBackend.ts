import { findBindings, type Bindings } from './mentions.ts';
import { bare, isMethodCall, listPlaces, parseCode } from './syntax.ts';
import type { Node, Place } from './syntax.ts';

/** What a file of a backend package does with a backend. */
export interface BackendCode {
  /** All that stands in it. */
  places: Place[];
  /** What its names stand for. */
  bindings: Bindings;
  /** Where backends are started, in the order of the text. */
  starts: Start[];
  /** Whether it uses the backend system before the present one. */
  isLegacy: boolean;
}

/** A place where a backend is started. */
export interface Start extends Place {
  /** The variable that holds the backend; none when it starts where it is created. */
  variable: string | undefined;
}

/**
 * Reads a file of a backend package.
 *
 * @param text - the file; what is not code does nothing
 */
export function readBackend(text: string): BackendCode {
  const program = parseCode(text);
  const places = program ? listPlaces(program) : [];
  const holders = new Set(places.flatMap(({ node }) => holder(node) ?? []));
  return {
    places,
    bindings: findBindings(places),
    starts: places.flatMap(place => startAt(place, holders) ?? []),
    isLegacy: places.some(
      ({ node }) =>
        node.type === 'ImportSpecifier' &&
        /^(?:createServiceBuilder|useHotMemoize)$/.test(node.imported.name),
    ),
  };
}

function startAt(place: Place, holders: Set<string>): Start | undefined {
  if (!isMethodCall(place.node, 'start')) {
    return undefined;
  }
  const object = bare(place.node.callee.object);
  if (object.type !== 'Identifier') {
    return createsBackend(object)
      ? { ...place, variable: undefined }
      : undefined;
  }
  const isBackend = holders.has(object.name) || /backend/i.test(object.name);
  return isBackend ? { ...place, variable: object.name } : undefined;
}

/** A variable that holds a backend, by how it gets its value or what is called on it. */
function holder(node: Node): string | undefined {
  if (isMethodCall(node, 'add')) {
    return bare(node.callee.object).name;
  }
  const creation = creationAt(node);
  return creation?.isCall ? creation.variable : undefined;
}

/** Where a variable gets a value, and whether by a call that creates a backend. */
export function creationAt(
  node: Node,
): { variable: string; isCall: boolean } | undefined {
  const [target, value] =
    node.type === 'VariableDeclarator'
      ? [node.id, node.init]
      : [node.left, node.right];
  const isAssignment =
    node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression';
  return isAssignment && value && target.type === 'Identifier'
    ? { variable: target.name, isCall: createsBackend(value) }
    : undefined;
}

/** Whether it calls `createBackend`, or one like it that wraps it. */
export function createsBackend(node: Node): boolean {
  const call = bare(node);
  if (!/^(?:CallExpression|NewExpression)$/.test(call.type)) {
    return false;
  }
  const callee = bare(call.callee);
  return callee.type === 'MemberExpression'
    ? /backend/i.test(callee.property.name ?? '') ||
        createsBackend(callee.object)
    : /backend/i.test(callee.name ?? '');
}
