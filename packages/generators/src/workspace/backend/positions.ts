import { creationAt, type BackendCode, type Start } from './readBackend.ts';
import {
  functionAround,
  isFunction,
  positionsOf,
  type Place,
} from './syntax.ts';

/**
 * Finds the statements before which a call on a backend reaches it on every way to its
 * start, once each time.
 *
 * @param code - a file that starts one backend
 * @param variable - what holds it
 * @returns none when the file does not show such places
 */
export function findPositions(
  { places, starts }: BackendCode,
  variable: string,
): Place[] {
  const declared = places.filter(place => declares(place, variable));
  const created = places.filter(
    ({ node }) => creationAt(node)?.variable === variable,
  );
  // Whether the variable is there, and holds what is started after that.
  const isReady = (position: Place, until: Start[]) => {
    const { start } = position.node;
    const isBefore = (place: Place) =>
      functionAround(place) !== functionAround(position) ||
      place.node.end <= start;
    return (
      (declared.length === 0 ||
        declared.some(
          place => isVisible(place, position) && isBefore(place),
        )) &&
      (created.length === 0 || created.some(isBefore)) &&
      !created.some(
        ({ node }) =>
          node.start >= start && until.some(one => node.end <= one.node.start),
      )
    );
  };

  const common = commonPosition(starts);
  if (isReady(common, starts)) {
    return [common];
  }
  const each = starts.map(start => positionsOf(start)[0]);
  return each.every((position, index) => isReady(position, [starts[index]])) &&
    new Set(each.map(({ node }) => node)).size === each.length
    ? each
    : [];
}

/** The first statement with a start in it, of the innermost list that has all of them. */
function commonPosition(starts: Start[]): Place {
  const [first, ...others] = starts.map(positionsOf);
  return first.find(({ around: [block] }) =>
    others.every(positions =>
      positions.some(position => position.around[0] === block),
    ),
  )!;
}

function declares({ node, around }: Place, variable: string): boolean {
  if (node.type !== 'Identifier' || node.name !== variable) {
    return false;
  }
  const index = around.findIndex(
    ({ type }) => !/Pattern$|^ObjectProperty$|^RestElement$/.test(type),
  );
  const target = [node, ...around][index];
  const owner = around[index];
  return (
    owner.id === target ||
    owner.local === target ||
    owner.params?.includes(target)
  );
}

function isVisible({ around }: Place, position: Place): boolean {
  const scope = around.find(
    one => /^Program$|BlockStatement$/.test(one.type) || isFunction(one),
  );
  return position.around.includes(scope!);
}
