import { readAlterTable } from './alterTable.ts';
import type { Change } from './changes.ts';
import { readCreate } from './create.ts';
import { valuesInComment } from './readCheck.ts';
import { readStatements } from './tokens.ts';
import { TokenReader } from './TokenReader.ts';

/**
 * Reads what an SQL text of PostgreSQL changes. What it does not know it leaves out.
 *
 * @param sql - any number of statements
 */
export function readChanges(sql: string): Change[] {
  return readStatements(sql).flatMap(tokens => {
    const reader = new TokenReader(tokens);
    switch (
      reader.takeOne(
        ...(['create', 'alter table', 'update', 'drop', 'reindex'] as const),
        'comment on column',
      )
    ) {
      case 'create':
        return readCreate(reader);
      case 'alter table':
        return readAlterTable(reader);
      case 'update':
        return readUpdate(reader);
      case 'drop':
        return reader.take('table')
          ? readDropTable(reader)
          : readConcurrently(reader);
      case 'reindex':
        return readConcurrently(reader);
      case 'comment on column':
        return readComment(reader);
      default:
        return [];
    }
  });
}

function readDropTable(reader: TokenReader): Change[] {
  reader.skip('if exists');
  return reader.list().map(item => ({ kind: 'dropTable', table: item.name() }));
}

function readConcurrently(reader: TokenReader): Change[] {
  reader.takeOne('index', 'table');
  if (!reader.take('concurrently')) {
    return [];
  }
  reader.skip('if exists');
  return [{ kind: 'changeConcurrently', name: reader.name() }];
}

function readComment(reader: TokenReader): Change[] {
  const [column, table = ''] = reader.names().reverse();
  const comment = /^is '([^']*)'$/.exec(String(reader))?.[1] ?? '';
  const values = valuesInComment(comment);
  return values ? [{ kind: 'describeValues', table, column, values }] : [];
}

function readUpdate(reader: TokenReader): Change[] {
  reader.skip('only');
  const table = reader.name();
  reader.skipPast('set');
  return reader
    .list()
    .map(item => ({ kind: 'fill', table, column: item.name() }));
}
