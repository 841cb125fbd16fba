import { equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { document } from './__testUtils__/things.ts';
import { operationsOf } from './document.ts';
import { Rights } from './Rights.ts';
import type { Caller } from './steps.ts';

const [create, get] = operationsOf(document);
const collection = '/api/t/things';
const row = { id: 'a', size: 1 };

function created(by: Caller, guarded = [collection]) {
  const rights = new Rights(guarded);
  const say = (
    caller: Caller,
    operation: typeof get,
    status: number,
    body = {},
  ) =>
    rights.fault({ operation, caller }, { status, text: JSON.stringify(body) });
  equal(say(by, create, 201, row), undefined);
  return say;
}

test('a row is for whoever created it, for admins and for services', () => {
  const say = created('user');
  for (const caller of ['user', 'admin', 'service'] as const) {
    equal(say(caller, get, 200, row), undefined);
  }
  equal(say('other', get, 404, { error: row }), undefined);
});

test('a row that is shown to another user is a fault, wherever it stands', () => {
  const say = created('admin');
  match(say('other', get, 200, row)!, /the row "a" of "admin" to "other", who/);
  match(
    say('user', get, 200, { items: [{ row }] })!,
    /"a" of "admin" to "user"/,
  );
  equal(say('other', get, 200, { id: 'b', parent: 'a' }), undefined);
});

test('a row that is not guarded is for everybody', () => {
  const say = created('admin', ['/api/t/others']);
  equal(say('other', get, 200, row), undefined);
});

test('a change for the user who may change none is a fault', () => {
  const say = created('other');
  const change = { ...get, method: 'PATCH' };
  match(say('other', change, 200, row)!, /it changes a row for "other"/);
  equal(say('other', change, 403), undefined);
});
