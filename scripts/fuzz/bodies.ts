import fc from 'fast-check';
import {
  brokenLike,
  brokenValue,
  MALFORMED,
  unknownName,
} from './brokenValues.ts';
import type { Schema } from './document.ts';
import { rarely, validValue, type Sources } from './validValues.ts';
import { Raw } from './values.ts';

export interface Body {
  /** A value is sent as JSON, and bytes as they are. */
  content: { json: unknown } | { bytes: string | Buffer };
  headers: Record<string, string>;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Bodies that are no JSON. */
export const malformed: fc.Arbitrary<Body> = fc
  .tuple(
    fc.constantFrom(...MALFORMED),
    rarely(
      fc.constant<Record<string, string>>(JSON_TYPE),
      fc.constantFrom<Record<string, string>>(
        {},
        { 'Content-Type': 'text/plain' },
      ),
      3,
    ),
  )
  .map(([bytes, given]) => ({ content: { bytes }, headers: given }));

const OTHER_HEADERS: Record<string, string>[] = [
  {},
  { 'Content-Type': '' },
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  { 'Content-Type': 'multipart/form-data; boundary=x' },
  { 'Content-Type': 'application/json; charset=utf-16' },
  { 'Content-Type': 'application/json; charset=no-such' },
  { 'Content-Type': 'application/jsonp' },
  { ...JSON_TYPE, 'Content-Encoding': 'gzip' },
  { ...JSON_TYPE, 'Content-Encoding': 'no-such' },
];

/** What an operation should take, by the schemas of its bodies. */
export function validBody(
  bodies: Record<string, Schema>,
  sources: Sources,
): fc.Arbitrary<Body | undefined> {
  const [[type, schema] = []] = Object.entries(bodies);
  return type === undefined || schema === undefined
    ? fc.constant(undefined)
    : validValue(schema, sources).map(json => ({
        content: { json },
        headers: { 'Content-Type': type },
      }));
}

/** What is sent to an operation, by the schemas of its bodies. */
export function bodyOf(
  bodies: Record<string, Schema>,
  sources: Sources,
): fc.Arbitrary<Body | undefined> {
  const [[, schema]] = Object.entries(bodies);
  const types = Object.keys(bodies).map(type => ({ 'Content-Type': type }));
  const valid = validValue(schema, sources);
  const value = fc.oneof(
    { weight: 10, arbitrary: valid },
    { weight: 8, arbitrary: damaged(valid) },
    { weight: 1, arbitrary: brokenValue },
  );
  const given = rarely(
    fc.constantFrom<Record<string, string>>(...types),
    fc.constantFrom(...OTHER_HEADERS),
    20,
  );
  return fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .tuple(value, given)
        .map(([json, own]) => ({ content: { json }, headers: own })),
    },
    { weight: 1, arbitrary: malformed },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Objects that had been valid, until something in them was changed. */
function damaged(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return valid.chain(value => {
    if (!(value instanceof Object) || value instanceof Raw) {
      return fc.constant(value);
    }
    const entries = Object.entries(value);
    const added = fc.tuple(unknownName, brokenValue);
    if (entries.length === 0) {
      return added.map(one => Object.fromEntries([one]));
    }
    return fc.constantFrom(...entries).chain(([name, old]) => {
      const others = entries.filter(([other]) => other !== name);
      const broken = brokenLike(old).map(one => [name, one] as const);
      return fc.oneof(
        {
          weight: 6,
          arbitrary: broken.map(one => Object.fromEntries([...others, one])),
        },
        { weight: 1, arbitrary: fc.constant(Object.fromEntries(others)) },
        {
          weight: 1,
          arbitrary: added.map(one => Object.fromEntries([...entries, one])),
        },
      );
    });
  });
}
