import { mentions } from './mentions.ts';
import { creationAt, createsBackend, type BackendCode } from './readBackend.ts';
import {
  bare,
  functionAround,
  isMethodCall,
  type Node,
  type Place,
} from './syntax.ts';

/** How a file adds a package to a backend; `misplaced` is where it has no effect. */
export type Adding = 'added' | 'misplaced';

/**
 * Finds out whether a file adds what a package exports to a backend, in whatever way.
 *
 * @param code - the file
 * @param packageName - the package
 * @returns undefined when it does not
 */
export function findAdding(
  code: BackendCode,
  packageName: string,
): Adding | undefined {
  const adds = code.places.filter(
    ({ node }) =>
      isAdding(node, code) &&
      bare(node).arguments.some((one: Node) =>
        mentions(one, packageName, code.bindings),
      ),
  );
  if (adds.length === 0) {
    return undefined;
  }
  return adds.every(add => isMisplaced(add, code)) ? 'misplaced' : 'added';
}

/** Whether a file adds the loader that finds features among the dependencies. */
export function addsDiscovery(code: BackendCode): boolean {
  const loader = code.places.find(
    ({ node }) =>
      node.type === 'ImportSpecifier' &&
      node.imported.name === 'discoveryFeatureLoader',
  );
  return code.places.some(
    ({ node }) =>
      isAdding(node, code) &&
      bare(node).arguments.some(
        (one: Node) => loader && bare(one).name === loader.node.local.name,
      ),
  );
}

function isAdding(node: Node, { starts, bindings }: BackendCode): boolean {
  if (!isMethodCall(node, 'add')) {
    return createsBackend(node);
  }
  const { name } = bare(node.callee.object);
  const started = starts.flatMap(({ variable }) => variable ?? []);
  // A name that nothing declares is a mistake, where backends have other names.
  return (
    name === undefined ||
    started.length === 0 ||
    started.includes(name) ||
    bindings.has(name)
  );
}

// What runs in another function can run at any time.
function isMisplaced(add: Place, { places, starts }: BackendCode): boolean {
  const { name } = bare(bare(add.node).callee.object ?? add.node);
  const isBeside = (one: Place) => functionAround(one) === functionAround(add);
  const started = starts.filter(one => one.variable === name && isBeside(one));
  const created = places.filter(
    one => creationAt(one.node)?.variable === name && isBeside(one),
  );
  return (
    (started.length > 0 &&
      started.every(({ node }) => node.end <= add.node.start)) ||
    (created.length > 0 &&
      created.every(({ node }) => node.start >= add.node.end))
  );
}
