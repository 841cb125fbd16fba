import { bigintType } from './bigint.ts';
import { booleanType } from './boolean.ts';
import { dateType } from './date.ts';
import { datetimeType } from './datetime.ts';
import { decimalType } from './decimal.ts';
import { entityRefType } from './entityRef.ts';
import { enumType } from './enum.ts';
import type { FieldType } from './field.ts';
import { integerType } from './integer.ts';
import { jsonType } from './json.ts';
import { numberType } from './number.ts';
import { refType } from './ref.ts';
import { stringType } from './string.ts';
import { textType } from './text.ts';
import { urlType } from './url.ts';
import { uuidType } from './uuid.ts';

export type { Conversion, Field, FieldType, Value } from './field.ts';

/** Every type that a field can have, by name. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(
  [
    stringType,
    textType,
    integerType,
    bigintType,
    numberType,
    decimalType,
    booleanType,
    dateType,
    datetimeType,
    enumType,
    jsonType,
    uuidType,
    urlType,
    entityRefType,
    refType,
  ].map(type => [type.name, type]),
);

/** The type of a field whose line was parsed. */
export function fieldType({ type }: { type: string }): FieldType {
  return fieldTypes.get(type)!;
}
