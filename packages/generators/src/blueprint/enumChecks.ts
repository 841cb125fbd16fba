import { parseField } from '../fields/grammar.ts';
import { fieldName, type FieldChange, type FieldHistory } from './history.ts';

const enumsOf = (lines: string[]) =>
  lines.filter(line => parseField(line).type === 'enum').map(fieldName);

/**
 * What says in an entry of a blueprint that the database refuses what is no value of the
 * enums which it brings. Entries of earlier versions lack it, and their columns are plain.
 *
 * @param lines - the fields that the entry brings, or gives another line
 */
export const checksOf = (lines: string[]): { checks?: true } =>
  enumsOf(lines).length > 0 ? { checks: true } : {};

/** The same of a change. */
export const checksOfChange = ({
  add = [],
  change = [],
}: Omit<FieldChange, 'addedAt'>): { checks?: true } =>
  checksOf([...add, ...change]);

/** The names of the enums that the database checks in a table that is new. */
export const firstChecked = ({ fields, checks }: FieldHistory): string[] =>
  checks ? enumsOf(fields) : [];

/** The names of the enums that the database checks now. */
export const currentChecked = (entry: FieldHistory): string[] =>
  (entry.changes ?? []).reduce(applyToChecked, firstChecked(entry));

/** The names of the enums that the database checks after a change. */
export function applyToChecked(
  names: string[],
  { rename = {}, remove = [], add = [], change = [], checks }: FieldChange,
): string[] {
  const kept = names
    .filter(name => !remove.includes(name))
    .map(name => (Object.hasOwn(rename, name) ? rename[name] : name));
  return [
    ...new Set([...kept, ...(checks ? enumsOf([...add, ...change]) : [])]),
  ];
}
