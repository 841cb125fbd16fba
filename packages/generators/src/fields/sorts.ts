import { amongThese } from '../nearest.ts';
import { filtersOf } from './filters.ts';
import { formatField } from './grammar.ts';
import { fieldType, fieldTypes, type Field } from './index.ts';

const hasOrder = (field: Field) => fieldType(field).ordered === true;

/** Whether a list can be sorted by a field, so that a page is a scan of its index. */
export const isSortable = (field: Field) => field.index && hasOrder(field);

/** `dueAt,priority` → `['dueAt', 'priority']` */
export const parseSort = (text = ''): string[] =>
  text.split(/[\s,]+/).filter(Boolean);

/**
 * Says what is wrong with what a list is to be sorted by.
 *
 * @param names - of fields
 * @param fields - all of the resource
 * @param way - how a field gets the line that it should have
 */
export function sortProblem(
  names: string[],
  fields: Field[],
  way = (line: string) => `write ${line}`,
): string | undefined {
  const wrong = names.find(
    name => !fields.some(field => field.name === name && isSortable(field)),
  );
  if (wrong !== undefined) {
    return nameProblem(wrong, fields, way);
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    return `it is sorted by "${twice}" twice; name each field once`;
  }
  return filtersOf(fields).some(({ name }) => name === 'sort')
    ? 'a list that is sorted has a parameter "sort" of its own; use another name for the field, or leave out its :index'
    : undefined;
}

function nameProblem(
  name: string,
  fields: Field[],
  way: (line: string) => string,
): string {
  const field = fields.find(one => one.name === name);
  if (!field) {
    const names = fields.map(one => one.name);
    return `there is no field "${name}" to sort by; ${amongThese(name, names)}`;
  }
  if (hasOrder(field)) {
    const indexed = { ...field, unique: false, index: true };
    return `a list is sorted by fields with :index, and "${name}" has none; ${way(formatField(indexed))}`;
  }
  const ordered = [...fieldTypes.values()].filter(type => type.ordered);
  return `a list is not sorted by "${name}", since ${field.type} has no order that is the same on each database; these have: ${ordered.map(type => type.name).join(', ')}`;
}
