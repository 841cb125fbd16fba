import { checkChangedField, lostValues } from '../fields/changedField.ts';
import { defaultValue } from '../fields/defaults.ts';
import { parseField } from '../fields/grammar.ts';
import { fieldType, type Field, type Value } from '../fields/index.ts';
import { isReference } from '../fields/ref.ts';

// What a field can be, in groups within which it can become another.
const families = [
  [
    ...['string', 'string?', 'string=a', 'string:index', 'string=b:index'],
    ...['string?:unique', 'string:unique', 'text', 'text?', 'text=${a}'],
  ],
  [
    ...['integer', 'integer?', 'integer=-1:index', 'integer?:unique'],
    ...['number', 'number?:index', 'number=-0.5', 'number:unique'],
    ...['bigint', 'bigint?:index', 'bigint=-5'],
    ...['decimal(12,2)', 'decimal(14,3)?:index', 'decimal(6,1)=2.5'],
  ],
  [
    ...['enum(a,b)', 'enum(a,b,c):index', 'enum(b,a)=b', 'enum(a,b)?'],
    ...['enum(a,c)?:index', 'enum(a,d)=d'],
  ],
  ['boolean', 'boolean?', 'boolean=true:index'],
  ['json', 'json?', 'json={}'],
  ['datetime', 'datetime?:index', 'datetime=2026-01-01T00:00:00Z'],
  ['date:unique', 'date?:unique', 'date=2026-01-31'],
  ['uuid?', 'uuid=00000000-0000-4000-8000-000000000001:index'],
  ['url', 'url?:index', 'url=https://example.com/a'],
  ['entityRef?:unique', 'entityRef=group:default/guests'],
];

/** A field, and what it becomes. */
export interface Alteration {
  from: Field;
  to: Field;
  /** New values by old ones. */
  map: Record<string, string>;
}

function isPossible({ from, to }: Pick<Alteration, 'from' | 'to'>): boolean {
  try {
    checkChangedField(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Every change of one field into another, each of a field of its own. */
export const alterations: Alteration[] = families
  .flatMap(family =>
    family.flatMap(from =>
      family.filter(to => to !== from).map(to => [from, to]),
    ),
  )
  .map(([from, to], index) => ({
    from: parseField(`field${index}:${from}`),
    to: parseField(`field${index}:${to}`),
  }))
  .filter(isPossible)
  .map(({ from, to }) => ({
    from,
    to,
    // No row has c, so that it may go.
    map: Object.fromEntries(
      lostValues(from, to)
        .filter(value => value !== 'c')
        .map(value => [value, 'a']),
    ),
  }));

const asColumn = (value: Value) =>
  typeof value === 'object' ? JSON.stringify(value) : value;

/** The value that a field has in one of two rows, as its column takes it. */
export function valueBefore({ from }: Alteration, n: 1 | 2): Value | null {
  if (from.optional && n === 2) {
    return null;
  }
  const value = fieldType(from).sample(from, n);
  // So that it can become an integer.
  return ['number', 'decimal'].includes(from.type) ? n : asColumn(value);
}

/** The value that it has after the change. */
export function valueAfter(alteration: Alteration, n: 1 | 2): Value | null {
  const { to, map } = alteration;
  const value = valueBefore(alteration, n);
  if (value === null) {
    return to.optional ? null : asColumn(defaultValue(to)!);
  }
  return map[`${value}`] ?? value;
}

/** What the field is once the change is taken back. */
export function fieldAgain({ from, to }: Alteration): Field {
  const staysOptional = to.optional && (from.unique || isReference(from));
  return staysOptional ? { ...from, optional: true } : from;
}
