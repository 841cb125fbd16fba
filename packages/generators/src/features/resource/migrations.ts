import type {
  Blueprint,
  RemovedEntry,
  ResourceEntry,
} from '../../blueprint/blueprint.ts';
import {
  applyChange,
  fieldName,
  type FieldChange,
} from '../../blueprint/history.ts';
import { ownDatabaseName } from '../../blueprint/databaseName.ts';
import { applyToChecked, firstChecked } from '../../blueprint/enumChecks.ts';
import {
  applyToWaiting,
  beforeExpand,
  endedFields,
  type Waiting,
} from '../../blueprint/expansions.ts';
import { capitalize, label, snakeCase } from '../../blueprint/names.ts';
import { resourceAt } from '../../blueprint/resourceAt.ts';
import { applyToKeys } from '../../blueprint/uniqueKeys.ts';
import { parseFields } from '../../fields/grammar.ts';
import { deletionOf, isReference } from '../../fields/ref.ts';
import type { Field } from '../../fields/index.ts';
import { loadTemplates } from '../../render/templates.ts';
import { migrationPath, renderMigration } from '../migration.ts';
import { alterMigration } from './alterMigration.ts';
import {
  changeMigration,
  tableChange,
  type TableChange,
} from './changeMigration.ts';
import { columnDefinition, type TableField } from './column.ts';
import { dropReferences } from './dropReferences.ts';
import { expandMigration } from './expandMigration.ts';
import { changeWithFolded, withFolded } from './foldedColumns.ts';
import { indexCall } from './indexes.ts';
import { keysMigration } from './keysMigration.ts';

const render = loadTemplates('features/resource/templates');

/** A resource that is there, or one that is gone. */
type AnyEntry = ResourceEntry & Partial<RemovedEntry>;

/**
 * The migrations of a resource: the one that makes its table, one for each change
 * since, and one that drops the table if the resource is gone. Each depends on what
 * came before it only, so that a later change leaves it as it is.
 *
 * @param blueprint - the plugin's, to whose tables fields may refer
 * @returns their texts, by path in the package
 */
export function resourceMigrations(
  entry: AnyEntry,
  blueprint: Blueprint,
): Record<string, string> {
  const table = snakeCase(entry.plural);
  const tableOf = (some: string[], names: string[], time: string) =>
    tableFields(entry, some, names, blueprint, time);
  const create = (fields: TableField[], some: string[][]) =>
    render('createTable', tableModel(entry, fields, some));
  const drop = `await knex.schema.dropTable('${table}');`;
  let lines = entry.fields;
  let keys = entry.unique ?? [];
  let checked = firstChecked(entry);
  let waiting: Waiting[] = [];
  const first = tableOf(lines, checked, entry.addedAt);
  const files = {
    [createMigrationPath(entry)]: renderMigration(create(first, keys), drop),
  };
  for (const change of entry.changes ?? []) {
    const next = applyChange(lines, change);
    const nextChecked = applyToChecked(checked, change);
    const ended = endedFields(waiting, change);
    const endedChecked = ended.filter(one => one.isChecked);
    // What ends an expand is rendered from that, whatever has changed since.
    const about =
      ended.length > 0
        ? {
            ...beforeExpand(lines, keys, ended),
            checked: [...checked, ...endedChecked.map(({ name }) => name)],
            next: lines,
            nextChecked: checked,
          }
        : { lines, keys, change, checked, next, nextChecked };
    const before = tableOf(about.lines, about.checked, change.addedAt);
    const after = tableOf(about.next, about.nextChecked, change.addedAt);
    const step = tableChange(
      table,
      before,
      changeWithFolded({ ...about.change, addedAt: change.addedAt }, before),
      after,
      about.keys,
    );
    files[changeMigrationPath(entry, change)] = renderChange(step, change);
    waiting = applyToWaiting(waiting, { lines, checked }, change);
    lines = next;
    checked = nextChecked;
    keys = applyToKeys(keys, change);
  }
  if (entry.removedAt) {
    const path = migrationPath(entry.removedAt, `drop_${table}`);
    const last = tableOf(lines, checked, entry.removedAt);
    files[path] = renderMigration(drop, create(last, keys));
  }
  return files;
}

function renderChange(step: TableChange, change: FieldChange): string {
  if (change.addUnique || change.removeUnique) {
    return render('keys.js', keysMigration(step.table, change));
  }
  if (change.contract) {
    return render('contract.js', expandMigration(step));
  }
  if (change.expand || change.revert) {
    const isReverted = Boolean(change.revert);
    return render(
      step.renamed.length > 0 ? 'expandRename.js' : 'expandRemove.js',
      expandMigration(step, { isReverted }),
    );
  }
  if (step.changed.length > 0) {
    return render('alter.js', alterMigration(step));
  }
  return step.removed.some(isReference)
    ? render('dropReferences.js', dropReferences(step))
    : render('change.js', changeMigration(step));
}

function tableModel(entry: AnyEntry, columns: TableField[], keys: string[][]) {
  const table = snakeCase(entry.plural);
  const fields = columns.map(field => ({
    ...field,
    column: snakeCase(field.name),
    definition: columnDefinition(table, field),
  }));
  return {
    table,
    Labels: capitalize(label(entry.plural)),
    writers: entry.writers,
    fields,
    primaryKey: ownDatabaseName(table, 'pkey'),
    indexes: [
      indexCall(table, 'unique', ['created_by', 'idempotency_key']),
      ...[
        ...fields.filter(({ unique }) => unique).map(({ name }) => [name]),
        ...keys,
      ].map(names => indexCall(table, 'unique', names.map(snakeCase))),
      ...fields
        .filter(({ index }) => index)
        .map(({ column }) => indexCall(table, 'index', [column, 'id'])),
    ],
  };
}

function tableFields(
  entry: AnyEntry,
  lines: string[],
  checked: string[],
  blueprint: Blueprint,
  time: string,
): TableField[] {
  return withFolded(
    parseFields(lines).map(field => ({
      ...field,
      ...(isReference(field) && {
        reference: referenceOf(entry, field, blueprint, time),
      }),
      ...(checked.includes(field.name) && { isChecked: true }),
    })),
  );
}

function referenceOf(
  entry: AnyEntry,
  field: Field,
  blueprint: Blueprint,
  time: string,
) {
  const target = resourceAt(blueprint, field.values[0], time, entry);
  return { table: snakeCase(target.plural), deletion: deletionOf(field) };
}

/** Where the migration is that makes the table of a resource. */
export function createMigrationPath({ addedAt, plural }: AnyEntry): string {
  return migrationPath(addedAt, `create_${snakeCase(plural)}`);
}

/** Where the migration of a change is. */
export function changeMigrationPath(
  { plural }: AnyEntry,
  change: FieldChange,
): string {
  const {
    rename = {},
    remove = [],
    add = [],
    change: changed = [],
    addUnique = [],
    removeUnique = [],
    contract = [],
  } = change;
  const kinds = {
    rename: Object.keys(rename),
    remove,
    add: add.map(fieldName),
    change: changed.map(fieldName),
    add_unique: addUnique.map(keyWords),
    remove_unique: removeUnique.map(keyWords),
    contract,
  };
  const used = Object.entries(kinds).filter(([, names]) => names.length > 0);
  const [kind, [first]] = used[0];
  const others = Object.values(kinds).flat().length - 1;
  const words = [
    (change.expand && 'expand') ||
      (change.revert && 'revert') ||
      (used.length > 1 ? 'change' : kind),
    snakeCase(first),
    ...(others > 0 ? ['and', others, 'more'] : []),
    snakeCase(plural),
  ];
  return migrationPath(change.addedAt, words.join('_'));
}

// A file system has room for 255 characters.
function keyWords(key: string[]): string {
  return key.map(snakeCase).join('_and_').slice(0, 120);
}
