import { fieldType, type Field } from './index.ts';

/** A query parameter that narrows a list. */
export interface Filter {
  name: string;
  field: Field;
  /** How the column is compared with the parameter. */
  operator: '=' | '<' | '>';
}

/**
 * The filters of a resource: the value of each indexed field, and for ordered types
 * what is after and before a value, which is not in the list itself.
 */
export function filtersOf(fields: Field[]): Filter[] {
  return fields
    .filter(({ index }) => index)
    .flatMap((field): Filter[] => [
      { name: field.name, field, operator: '=' },
      ...(fieldType(field).ordered
        ? ([
            { name: `${field.name}After`, field, operator: '>' },
            { name: `${field.name}Before`, field, operator: '<' },
          ] as const)
        : []),
    ]);
}

// What the runtime gives to every list beside its page.
const shared = ['count', 'createdBy', 'createdAtAfter', 'createdAtBefore'];

/**
 * Whether a list has the parameters that all lists share. One whose field brings a filter
 * of such a name, which it may have done before they came, goes without them.
 */
export function hasSharedParameters(fields: Field[]): boolean {
  return !filtersOf(fields).some(({ name }) => shared.includes(name));
}

/** Says which field is in the way of another one's filter, if any. */
export function filterClash(fields: Field[]): string | undefined {
  const filters = filtersOf(fields);
  const clash = filters.find(
    filter =>
      filter.operator !== '=' &&
      filters.some(other => other !== filter && other.name === filter.name),
  );
  return (
    clash &&
    `field "${clash.name}" would have the name of a filter that "${clash.field.name}:${clash.field.type}:index" brings; use another name or leave out one :index`
  );
}
