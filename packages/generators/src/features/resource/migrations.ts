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
import {
  applyToWaiting,
  beforeExpand,
  endedFields,
  type Waiting,
} from '../../blueprint/expansions.ts';
import { capitalize, label, snakeCase } from '../../blueprint/names.ts';
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
  const create = (fields: string[], keys: string[][]) =>
    render('createTable', tableModel(entry, fields, keys, blueprint));
  const drop = `await knex.schema.dropTable('${table}');`;
  const files = {
    [createMigrationPath(entry)]: renderMigration(
      create(entry.fields, entry.unique ?? []),
      drop,
    ),
  };
  let lines = entry.fields;
  let keys = entry.unique ?? [];
  let waiting: Waiting[] = [];
  for (const change of entry.changes ?? []) {
    const next = applyChange(lines, change);
    const ended = endedFields(waiting, change);
    // What ends an expand is rendered from that, whatever has changed since.
    const about =
      ended.length > 0
        ? { ...beforeExpand(lines, keys, ended), next: lines }
        : { lines, keys, change, next };
    const [before, after] = [about.lines, about.next].map(one =>
      tableFields(entry, one, blueprint),
    );
    const step = tableChange(
      table,
      before,
      changeWithFolded({ ...about.change, addedAt: change.addedAt }, before),
      after,
      about.keys,
    );
    files[changeMigrationPath(entry, change)] = renderChange(step, change);
    waiting = applyToWaiting(waiting, lines, change);
    lines = next;
    keys = applyToKeys(keys, change);
  }
  if (entry.removedAt) {
    const path = migrationPath(entry.removedAt, `drop_${table}`);
    files[path] = renderMigration(drop, create(lines, keys));
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

function tableModel(
  entry: AnyEntry,
  lines: string[],
  keys: string[][],
  blueprint: Blueprint,
) {
  const table = snakeCase(entry.plural);
  const fields = tableFields(entry, lines, blueprint).map(field => ({
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
  blueprint: Blueprint,
): TableField[] {
  return withFolded(
    parseFields(lines).map(field =>
      isReference(field)
        ? { ...field, reference: referenceOf(entry, field, blueprint) }
        : field,
    ),
  );
}

// The table may be gone by now, but not when the migration runs that refers to it.
function referenceOf(entry: AnyEntry, field: Field, blueprint: Blueprint) {
  const [name] = field.values;
  const target = [...blueprint.resources, ...(blueprint.removed ?? []), entry]
    .filter(other => other.name === name && other.addedAt <= entry.addedAt)
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1))
    .at(-1)!;
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
