import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { changeTable } from '../blueprint/changeTable.ts';
import { checkExpansions } from '../blueprint/checkExpansions.ts';
import { checkKeys } from '../blueprint/checkKeys.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { checksOf, checksOfChange } from '../blueprint/enumChecks.ts';
import {
  contractedBy,
  isFreed,
  waitingFields,
} from '../blueprint/expansions.ts';
import {
  changedNames,
  currentFields,
  fieldName,
  renamesWith,
  type FieldChange,
} from '../blueprint/history.ts';
import { keepSort } from '../blueprint/keepSort.ts';
import { keepUsedFields } from '../blueprint/usedFields.ts';
import { GeneratorError } from '../errors.ts';
import {
  changeMigrationPath,
  createMigrationPath,
} from '../features/resource/migrations.ts';
import { FieldError } from '../fields/FieldError.ts';
import { formatField, parseField, parseFields } from '../fields/grammar.ts';
import { findResource, replaceResource } from './plugins.ts';

/**
 * Takes back what was last done to a field: that it was added, removed, renamed or
 * changed. A change whose migration is kept is reversed by another change.
 *
 * @param name - the field, by its name before or after a rename
 * @param isKept - whether a migration, by its path in the package, has to stay
 * @throws GeneratorError when there is no such field, or something depends on it
 */
export function withoutField(
  blueprint: Blueprint,
  resource: string,
  name: string,
  isKept: (path: string) => boolean,
): Blueprint {
  const entry = findResource(blueprint, resource);
  const { changes = [] } = entry;
  const index = changes.findLastIndex(
    (change, at) =>
      changedNames(change).includes(name) ||
      contractedBy(entry, at).some(({ to }) => to === name),
  );
  if (index < 0 && !entry.fields.some(line => fieldName(line) === name)) {
    const known = currentFields(entry).map(
      line => `field/${entry.name}/${fieldName(line)}`,
    );
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has no field/${entry.name}/${name}; it has ${known.join(', ')}`,
    );
  }
  const path =
    index < 0
      ? createMigrationPath(entry)
      : changeMigrationPath(entry, changes[index]);
  const addedAt = nextAddedAt(blueprintTimes(blueprint));
  if (currentFields(entry).every(line => fieldName(line) === name)) {
    throw new GeneratorError(
      `field/${entry.name}/${name} is the only one of its resource; undo resource/${entry.name} instead`,
    );
  }
  const step = reverse(entry, index, name);
  const back = { addedAt, ...step, ...checksAgain(entry, step) };
  const next = isKept(path)
    ? { ...entry, changes: [...changes, back] }
    : takeOut(entry, index, name);
  try {
    parseFields(next.fields);
    (next.changes ?? []).reduce(changeTable, next.fields);
    checkExpansions(next);
    checkKeys(next);
  } catch (error) {
    const later = dependent(entry, index, name);
    const verb = changes[index]?.remove?.includes(name) ? 'add' : 'change';
    const problem =
      (later &&
        `field/${entry.name}/${later} came later and depends on it; undo that first`) ??
      (error instanceof FieldError
        ? `${error.problem}; ${verb} it with: yarn backstage-cli stagecraft field --plugin ${blueprint.pluginId} --resource ${entry.name} --${verb} "${error.works[0]}"`
        : (error as Error).message);
    throw new GeneratorError(
      `field/${entry.name}/${name} cannot be undone: ${problem}`,
      { cause: error },
    );
  }
  const renames = renamesWith(changes[index]?.rename ?? {}, name);
  const renamed = Object.fromEntries(renames.map(([from, to]) => [to, from]));
  const kept = keepSort(next, renamed);
  return keepUsedFields(replaceResource(blueprint, kept), kept, renamed);
}

// A column that an expand left in the table is as it was.
function checksAgain(entry: ResourceEntry, step: Steps): { checks?: true } {
  const isChecked = waitingFields(entry).some(
    one => one.isChecked && step.add?.map(fieldName).includes(one.name),
  );
  return step.revert && !isChecked ? {} : checksOfChange(step);
}

// The field of the last change that goes on from this one.
function dependent(
  { changes = [] }: ResourceEntry,
  index: number,
  name: string,
): string | undefined {
  const renames = renamesWith(changes[index]?.rename ?? {}, name);
  const names = [name, ...renames.flat()];
  return changes
    .slice(index + 1)
    .flatMap(changedNames)
    .findLast(later => names.includes(later));
}

type Steps = Omit<FieldChange, 'addedAt'>;

// Without a change the field is one that the resource was created with.
function reverse(entry: ResourceEntry, index: number, name: string): Steps {
  if (index < 0) {
    return { remove: [name] };
  }
  const { changes = [] } = entry;
  const [ended] = contractedBy(entry, index).filter(one =>
    [one.name, one.to].includes(name),
  );
  if (ended) {
    // With its contract an expand is as if it had been done at once.
    const expand = changes
      .slice(0, index)
      .findLastIndex(
        one => one.expand && changedNames(one).includes(ended.name),
      );
    const { revert: _, ...step } = reverse(entry, expand, ended.name);
    return step;
  }
  const { rename = {}, remove = [], add = [], expand, revert } = changes[index];
  const again = {
    ...(expand && { revert: expand }),
    ...(revert && { expand: revert }),
  };
  const pairs = renamesWith(rename, name);
  if (pairs.length > 0) {
    return {
      ...again,
      rename: Object.fromEntries(pairs.map(([from, to]) => [to, from])),
    };
  }
  if (add.some(line => fieldName(line) === name)) {
    return { ...again, remove: [name] };
  }
  const before = currentFields({ ...entry, changes: changes.slice(0, index) });
  const lines = before.filter(line => fieldName(line) === name);
  return remove.includes(name)
    ? { ...again, add: expand ? lines.map(withoutFreed) : lines }
    : { change: lines };
}

// Rows of the release that did not know it may have none.
function withoutFreed(line: string): string {
  const field = parseField(line);
  return isFreed(field) ? formatField({ ...field, optional: true }) : line;
}

function takeOut(
  entry: ResourceEntry,
  index: number,
  name: string,
): ResourceEntry {
  if (index < 0) {
    const { checks, ...others } = entry;
    const fields = entry.fields.filter(line => fieldName(line) !== name);
    return { ...others, fields, ...(checks && checksOf(fields)) };
  }
  const { changes: all = [], ...rest } = entry;
  const [ended] = contractedBy(entry, index).filter(({ to }) => to === name);
  const left = withoutStep(all[index], ended?.name ?? name);
  const changes = [
    ...all.slice(0, index),
    ...(changedNames(left).length > 0 ? [left] : []),
    ...all.slice(index + 1),
  ];
  return changes.length > 0 ? { ...rest, changes } : rest;
}

function withoutStep(change: FieldChange, name: string): FieldChange {
  const { addedAt, rename = {}, remove = [], add = [] } = change;
  const { expand, revert } = change;
  const contract = change.contract?.filter(other => other !== name) ?? [];
  const { [name]: _, ...map } = change.map ?? {};
  const undone = renamesWith(rename, name).map(([from]) => from);
  const renames = Object.entries(rename).filter(
    ([from]) => !undone.includes(from),
  );
  const removes = remove.filter(other => other !== name);
  const isOther = (line: string) => fieldName(line) !== name;
  const adds = add.filter(isOther);
  const changed = (change.change ?? []).filter(isOther);
  return {
    addedAt,
    ...(expand && { expand }),
    ...(revert && { revert }),
    ...(contract.length > 0 && { contract }),
    ...(renames.length > 0 && { rename: Object.fromEntries(renames) }),
    ...(removes.length > 0 && { remove: removes }),
    ...(adds.length > 0 && { add: adds }),
    ...(changed.length > 0 && { change: changed }),
    ...(Object.keys(map).length > 0 && { map }),
    ...(change.checks && checksOfChange({ add: adds, change: changed })),
  };
}
