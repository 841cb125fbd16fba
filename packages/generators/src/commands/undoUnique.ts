import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { checkKeys } from '../blueprint/checkKeys.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import type { FieldChange } from '../blueprint/history.ts';
import { currentKeys, findKey, formatKey } from '../blueprint/uniqueKeys.ts';
import { GeneratorError } from '../errors.ts';
import {
  changeMigrationPath,
  createMigrationPath,
} from '../features/resource/migrations.ts';
import { findResource, replaceResource } from './plugins.ts';

const entryName = ({ name }: ResourceEntry, key: string[]) =>
  `unique/${name}/${formatKey(key)}`;

/**
 * Takes back what was last done to a key over several fields: that it was made or
 * removed. A change whose migration is kept is reversed by another change.
 *
 * @param key - the fields of the key, as it was made
 * @param isKept - whether a migration, by its path in the package, has to stay
 * @throws GeneratorError when there is no such key, or something depends on it
 */
export function withoutUnique(
  blueprint: Blueprint,
  resource: string,
  key: string[],
  isKept: (path: string) => boolean,
): Blueprint {
  const entry = findResource(blueprint, resource);
  const { changes = [], unique = [] } = entry;
  const index = changes.findLastIndex(({ addUnique = [], removeUnique = [] }) =>
    findKey([...addUnique, ...removeUnique], key),
  );
  const isThere = findKey(currentKeys(entry), key);
  const wasMade = index >= 0 || findKey(unique, key);
  if (!isThere && !wasMade) {
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has no ${entryName(entry, key)}; it has ${
        currentKeys(entry)
          .map(one => entryName(entry, one))
          .join(', ') || 'no key over several fields'
      }`,
    );
  }
  const path =
    index < 0
      ? createMigrationPath(entry)
      : changeMigrationPath(entry, changes[index]);
  // One with a field that was renamed since was made under another name.
  const isLeft = !wasMade || isKept(path);
  const wasRemoved = findKey(changes[index]?.removeUnique ?? [], key);
  const addedAt = nextAddedAt(blueprintTimes(blueprint));
  const reverse: FieldChange = wasRemoved
    ? { addedAt, addUnique: [wasRemoved] }
    : { addedAt, removeUnique: [key] };
  const next = isLeft
    ? { ...entry, changes: [...changes, reverse] }
    : takeOut(entry, index, key);
  try {
    checkKeys(next);
  } catch (error) {
    throw new GeneratorError(
      `${entryName(entry, key)} cannot be undone: ${(error as Error).message}`,
      { cause: error },
    );
  }
  return replaceResource(blueprint, next);
}

function takeOut(
  entry: ResourceEntry,
  index: number,
  key: string[],
): ResourceEntry {
  const { unique = [], changes = [], ...rest } = entry;
  const kept = without(unique, index < 0 ? key : []);
  const others = changes.flatMap((change, at) =>
    at === index ? withoutStep(change, key) : change,
  );
  return {
    ...rest,
    ...(kept.length > 0 && { unique: kept }),
    ...(others.length > 0 && { changes: others }),
  };
}

// Keys are changed apart from fields, so that nothing else is in the change.
function withoutStep(change: FieldChange, key: string[]): FieldChange[] {
  const { addedAt, addUnique = [], removeUnique = [] } = change;
  const [add, remove] = [addUnique, removeUnique].map(keys =>
    without(keys, key),
  );
  return add.length + remove.length > 0
    ? [
        {
          addedAt,
          ...(add.length > 0 && { addUnique: add }),
          ...(remove.length > 0 && { removeUnique: remove }),
        },
      ]
    : [];
}

function without(keys: string[][], key: string[]): string[][] {
  const gone = findKey(keys, key);
  return keys.filter(one => one !== gone);
}
