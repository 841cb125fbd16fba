import fc from 'fast-check';
import { things } from '../rows.ts';
import type { WireRequest } from './wire.ts';

const LIST = `/api/${things.path}`;
const ID = '019aaaaa-0000-7000-8000-000000000000';

/** Texts that do something in SQL which is put together carelessly. */
export const sqlTexts = [
  `' or '1'='1`,
  `' or 1=1 --`,
  `'; drop table things; --`,
  `'; select pg_sleep(20); --`,
  `" or ""="`,
  `\\'; drop table things; --`,
  `1; drop table things`,
  `1 or 1=1`,
  `') or ('1'='1`,
  `' union select null, version() --`,
  `$1`,
  `?`,
  `??`,
  `:id`,
  `%`,
];

const q = encodeURIComponent;
const json = { 'Content-Type': 'application/json' };
const post = (body: string): WireRequest => ({
  method: 'POST',
  path: LIST,
  headers: json,
  body,
});
const patch = (body: string): WireRequest => ({
  ...post(body),
  method: 'PATCH',
  path: `${LIST}/${ID}`,
});

const PARAMETERS = [
  'limit',
  'cursor',
  'order',
  'dueOn',
  'startedAt',
  'traceId',
];
const OWNED = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt'];
const COLUMNS = [
  'created_by',
  'idempotency_key',
  'idempotencyKey',
  'idempotencyHash',
];

const withFields = (fields: string) =>
  JSON.stringify(things.create('hostile')).replace('{', `{${fields},`);

/** Requests that have to be refused, each with a status of 400 to 499. */
export const refused: WireRequest[] = [
  ...sqlTexts.flatMap(text => [
    ...PARAMETERS.map(name => ({ path: `${LIST}?${name}=${q(text)}` })),
    { path: `${LIST}?${q(text)}=1` },
    { path: `${LIST}/${q(text)}` },
    { method: 'DELETE', path: `${LIST}/${q(text)}` },
    { ...patch('{"title":"x"}'), headers: { ...json, 'If-Match': text } },
    post(withFields(`${JSON.stringify(text)}:1`)),
  ]),
  ...[...OWNED, ...COLUMNS].flatMap(name => [
    post(withFields(`"${name}":"x"`)),
    patch(`{"${name}":"x"}`),
  ]),
  ...['__proto__', 'constructor', 'prototype', 'toString'].flatMap(name => [
    post(withFields(`"${name}":{"polluted":true}`)),
    patch(`{"title":"x","${name}":{"polluted":true}}`),
    { path: `${LIST}?${name}=1` },
    { path: `${LIST}?${name}[polluted]=1` },
    { path: `${LIST}?limit[${name}]=1` },
  ]),
];

/** Bodies that are a good one but for a field, and others that are anything. */
export function anyBodies(count: number): WireRequest[] {
  const good = things.create('any');
  const oneWrong = fc
    .tuple(fc.constantFrom(...Object.keys(good)), fc.jsonValue())
    .map(([name, value]) => ({ ...good, [name]: value }));
  const bodies = fc.sample(fc.oneof(oneWrong, fc.jsonValue()), count);
  return bodies.flatMap(body => [
    post(JSON.stringify(body)),
    patch(JSON.stringify(body)),
  ]);
}

/** Paths and queries that are anything. */
export function anyAddresses(count: number): WireRequest[] {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map(one => {
    try {
      return q(one);
    } catch {
      // Half of a surrogate pair.
      return '%ED%A0%80';
    }
  });
  return fc
    .sample(fc.tuple(fc.constantFrom(...PARAMETERS), text), count)
    .flatMap(([name, value]) => [
      { path: `${LIST}?${name}=${value}` },
      { path: `${LIST}/${value}` },
    ]);
}
