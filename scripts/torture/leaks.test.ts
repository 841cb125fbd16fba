import { equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { leakIn } from './leaks.ts';

test('what the database, the parser and Node say of themselves is a leak', () => {
  for (const [text, what] of [
    [String.raw`update \"things\" set \"title\" = $1`, /^SQL/],
    ['select * from "incidents" where "id" = $1', /^SQL/],
    [String.raw`relation \"things\" does not exist`, /^the schema/],
    ['violates foreign key constraint', /^the schema/],
    ['connect ECONNREFUSED 127.0.0.1:5432', /^an address/],
    ['Connection terminated unexpectedly', /^a connection/],
    ['at run (/app/dist/index.cjs.js:1:2)', /^a stack/],
    [`Unexpected token ' in JSON at position 1`, /^the parser/],
  ] as const) {
    match(leakIn(text) ?? '', what, text);
  }
});

test('what a client sent may come back', () => {
  for (const text of [
    `{"code":"'; drop table things; --","title":"First"}`,
    String.raw`Unrecognized key: \"1; drop table things\""},"request":{}`,
    '"startedAt":"2026-11-24T12:00:00.000Z"',
  ]) {
    equal(leakIn(text), undefined);
  }
});
