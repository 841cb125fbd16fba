import type { Change } from './changes.ts';
import { isConstraint, readColumn, readType } from './create.ts';
import { readCheck } from './readCheck.ts';
import type { TokenReader } from './TokenReader.ts';

/** Reads what stands behind `alter table`, which may be several steps. */
export function readAlterTable(reader: TokenReader): Change[] {
  reader.skip('if exists', 'only');
  const table = reader.name();
  reader.skip('*');
  return reader.list().flatMap(step => readStep(table, step) ?? []);
}

function readStep(table: string, step: TokenReader): Change | undefined {
  switch (step.takeOne('add', 'alter', 'drop', 'rename', 'validate')) {
    case 'add':
      return isConstraint(step)
        ? readConstraint(table, step)
        : readAddColumn(table, step);
    case 'alter':
      return readAlterColumn(table, step);
    case 'drop':
      return readDropColumn(table, step);
    case 'rename':
      return readRename(table, step);
    case 'validate':
      step.skip('constraint');
      return { kind: 'validate', table, name: step.name() };
    default:
      return undefined;
  }
}

function readAddColumn(table: string, step: TokenReader): Change {
  step.skip('column', 'if not exists');
  return { kind: 'addColumn', table, definition: readColumn(step) };
}

function readConstraint(table: string, step: TokenReader): Change | undefined {
  const name = step.take('constraint') ? step.name() : '';
  const constraint = step.takeOne('check', 'foreign key', 'exclude');
  if (constraint) {
    const columns = String(step);
    const inside = step.parentheses();
    const check = constraint === 'check' ? readCheck(inside) : undefined;
    const validated = !step.has('not valid');
    if (check?.values) {
      const { column, values } = check;
      return { kind: 'checkValues', table, column, values };
    }
    return check
      ? { kind: 'checkNotNull', table, column: check.column, name, validated }
      : { kind: 'addConstraint', table, constraint, columns };
  }
  const key = step.takeOne('unique', 'primary key');
  if (!key || step.has('using index')) {
    return undefined;
  }
  step.skip('nulls not distinct');
  const columns = String(step.parentheses() ?? '');
  return { kind: 'addKey', table, key, name, columns };
}

function readAlterColumn(table: string, step: TokenReader): Change | undefined {
  step.skip('column');
  const column = step.name();
  if (step.takeOne('type', 'set data type')) {
    return { kind: 'setType', table, column, type: readType(step) };
  }
  const kinds = {
    'set not null': 'setNotNull',
    'drop not null': 'dropNotNull',
  } as const;
  const words = step.takeOne('set not null', 'drop not null');
  return words && { kind: kinds[words], table, column };
}

function readDropColumn(table: string, step: TokenReader): Change | undefined {
  if (step.take('constraint')) {
    return undefined;
  }
  step.skip('column', 'if exists');
  return { kind: 'dropColumn', table, column: step.name() };
}

function readRename(table: string, step: TokenReader): Change | undefined {
  if (step.take('to')) {
    return { kind: 'renameTable', table, to: step.name() };
  }
  if (step.take('constraint')) {
    return undefined;
  }
  step.skip('column');
  const column = step.name();
  step.skip('to');
  return { kind: 'renameColumn', table, column, to: step.name() };
}
