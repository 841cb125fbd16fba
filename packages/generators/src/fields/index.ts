import { booleanType } from './boolean.ts';
import { datetimeType } from './datetime.ts';
import { entityRefType } from './entityRef.ts';
import { enumType } from './enum.ts';
import type { FieldType } from './field.ts';
import { integerType } from './integer.ts';
import { stringType } from './string.ts';
import { textType } from './text.ts';

export type { Field, FieldType } from './field.ts';

/** Every type that a field can have, by name. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(
  [
    stringType,
    textType,
    integerType,
    booleanType,
    datetimeType,
    enumType,
    entityRefType,
  ].map(type => [type.name, type]),
);

/** The type of a field whose line was parsed. */
export function fieldType({ type }: { type: string }): FieldType {
  return fieldTypes.get(type)!;
}
