import type { Change, ColumnDefinition } from './changes.ts';
import { readCheck } from './readCheck.ts';
import { TokenReader } from './TokenReader.ts';

/** Reads what stands behind `create`: a table, a view that holds rows, or an index. */
export function readCreate(reader: TokenReader): Change[] {
  reader.skip('global', 'local');
  reader.takeOne('temp', 'temporary', 'unlogged');
  if (reader.takeOne('table', 'materialized view')) {
    const ifMissing = reader.take('if not exists');
    const table = reader.name();
    const columns = (reader.parentheses()?.list() ?? [])
      .filter(item => !isConstraint(item))
      .map(readColumn);
    return [{ kind: 'createTable', table, columns, ifMissing }];
  }
  const unique = reader.take('unique');
  return reader.take('index') ? [readIndex(reader, unique)] : [];
}

function readIndex(reader: TokenReader, unique: boolean): Change {
  const concurrently = reader.take('concurrently');
  reader.skip('if not exists');
  const name = reader.take('on') ? '' : reader.name();
  reader.skip('on', 'only');
  const table = reader.name();
  if (reader.take('using')) {
    reader.name();
  }
  const columns = String(reader.parentheses() ?? '');
  return { kind: 'createIndex', table, name, columns, unique, concurrently };
}

/** Whether a constraint comes next, and no column. */
export function isConstraint(reader: TokenReader): boolean {
  return reader.startsWith(
    'constraint',
    'unique',
    'primary key',
    'foreign key',
    'check',
    'exclude',
    'like',
  );
}

const AFTER_TYPE = [
  ...['collate', 'using', 'not', 'null', 'default', 'check', 'unique'],
  ...['primary', 'references', 'constraint', 'generated', 'storage'],
  ...['compression', 'deferrable', 'initially'],
];

/** Reads a type without taking it. */
export function readType(reader: TokenReader): string {
  const [type] = reader
    .toString()
    .split(new RegExp(`(?:^| )(?:${AFTER_TYPE.join('|')})(?= |\\(|$)`));
  return type.replaceAll('"', '');
}

/** Reads the definition of a column, from its name on. */
export function readColumn(reader: TokenReader): ColumnDefinition {
  const name = reader.name();
  const key = (['primary key', 'unique'] as const).find(text =>
    reader.has(text),
  );
  const inside = new TokenReader(reader);
  inside.skipPast('check');
  const values = readCheck(inside.parentheses())?.values;
  return {
    name,
    type: readType(reader),
    notNull: reader.has('not null') || key === 'primary key',
    hasValue:
      (reader.has('default') && !reader.has('default null')) ||
      ['generated', 'serial', 'bigserial', 'smallserial'].some(text =>
        reader.has(text),
      ),
    key,
    ...(values && { values }),
  };
}
