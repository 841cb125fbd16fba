import { collectionOf, type Operation } from './document.ts';

const MOST_COLLECTIONS = 5;

/**
 * Leaves some collections of many, with all to which they refer: what happens there
 * soon meets what was there before.
 *
 * @param seed - which
 */
export function focused(operations: Operation[], seed: number): Operation[] {
  const collections = [
    ...new Set(operations.map(({ path }) => collectionOf(path))),
  ];
  if (collections.length <= MOST_COLLECTIONS) {
    return operations;
  }
  const chosen = new Set(
    // Far apart, and each of them as often as the others.
    [0, 1, 2].map(
      at =>
        collections[
          (seed + at * Math.floor(collections.length / 3)) % collections.length
        ],
    ),
  );
  for (const one of chosen) {
    const own = operations.filter(({ path }) => collectionOf(path) === one);
    for (const name of own.flatMap(referencesOf)) {
      collectionsNamed(name, collections).forEach(other => chosen.add(other));
    }
  }
  return operations.filter(({ path }) => chosen.has(collectionOf(path)));
}

function referencesOf({ path, parameters, bodies }: Operation): string[] {
  const fields = Object.values(bodies).flatMap(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([, { format, anyOf = [] }]) =>
        [format, ...anyOf.map(one => one.format)].includes('uuid'),
      )
      .map(([name]) => name),
  );
  const others = parameters
    .filter(({ in: place, name }) => place === 'path' && name !== 'id')
    .map(({ name }) => name);
  const last = path.split('/').at(-1)!;
  return [
    ...fields,
    ...others,
    ...(path.includes('{') && !last.includes('{') ? [last] : []),
  ];
}

/**
 * The collections that a reference is about: `incident` and `incidentId` are the id of
 * one of `/api/incidents/incidents`.
 */
export function collectionsNamed(
  name: string,
  collections: string[],
): string[] {
  const stem = name.replace(/Id$/, '').slice(0, -1).toLowerCase();
  return collections.filter(path =>
    path.split('/').at(-1)!.replaceAll('-', '').startsWith(stem),
  );
}
