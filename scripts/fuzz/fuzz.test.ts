import { deepEqual, equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { document, startThings, type Change } from './__testUtils__/things.ts';
import { answerLine, curl } from './curl.ts';
import { fuzz, type Fault, type Outcome } from './fuzz.ts';
import type { User } from './policy/users.ts';
import { neverDone } from './report.ts';

const isLarge = ({ size }: { size: number }) => size > 1000;

/** Fuzzes two servers, of which one or both are faulty. */
async function outcomeOf(
  changes: [Change?, Change?],
  options: {
    seed?: number;
    path?: string;
    users?: User[];
    guarded?: string[];
  } = {},
): Promise<Outcome> {
  const sides = [
    await startThings('SQLite', changes[0]),
    await startThings('PostgreSQL', changes[1]),
  ];
  try {
    return await fuzz({ document, sides, requests: 600, seed: 1, ...options });
  } finally {
    sides.forEach(side => side.stop());
  }
}

const wordsOf = ({ exchanges }: Fault) => exchanges.at(-1)!.fault!;

test('servers that do as they say are sent what succeeds, and what does not', async () => {
  const outcome = await outcomeOf([]);
  const { faults, requests, statuses } = outcome;

  deepEqual(faults.map(wordsOf), []);
  equal(requests >= 600, true);
  const seen = Object.fromEntries(
    // Node refuses a head that is too long, whatever the server says.
    [...statuses].map(([id, counts]) => [
      id,
      [...counts.keys()].filter(status => status !== 431).sort(),
    ]),
  );
  deepEqual(seen, {
    createThing: [201, 400, 401],
    getThing: [200, 401, 404],
    deleteThing: [204, 401],
  });
  deepEqual(neverDone(outcome), []);
});

test('an operation that never succeeds is told', async () => {
  const refuse: Change = (answer, { method }) =>
    method === 'GET' ? { status: 404, body: { error: {} } } : answer;
  deepEqual(neverDone(await outcomeOf([refuse, refuse])), ['getThing']);
});

const faulty: [what: string, change: Change, both: boolean, words: RegExp][] = [
  [
    'a 500',
    (answer, { method }) =>
      method === 'GET' && answer.status === 200
        ? { status: 500, body: { error: {} } }
        : answer,
    true,
    /^SQLite: it answers 500$/,
  ],
  [
    'a status that is not documented',
    (answer, { method }) =>
      method === 'DELETE' && answer.status === 204
        ? { status: 418, body: { error: {} } }
        : answer,
    true,
    /^SQLite: it answers 418, which is not documented$/,
  ],
  [
    'a field that its schema does not have',
    answer =>
      answer.status === 201
        ? { ...answer, body: { ...answer.body, owner: 'me' } }
        : answer,
    true,
    /^SQLite: it does not fit its schema: .*"unevaluatedProperty":"owner"/,
  ],
  [
    'a field of another type',
    answer =>
      answer.status === 201
        ? { ...answer, body: { ...answer.body, size: '1' } }
        : answer,
    true,
    /^SQLite: it does not fit its schema: \/size must be integer/,
  ],
  [
    'an answer to nobody',
    answer => (answer.status === 401 ? { status: 204 } : answer),
    true,
    /^(SQLite: it answers 204 to a caller without credentials\n?)+$/,
  ],
  [
    'words of the database',
    answer =>
      answer.status === 404
        ? { status: 404, body: { error: { message: 'from "things" where' } } }
        : answer,
    true,
    /^SQLite: it tells SQL/,
  ],
  [
    'another status of one database',
    answer => (answer.status === 400 ? { ...answer, status: 404 } : answer),
    false,
    /^SQLite and PostgreSQL differ: the statuses are 404 and 400$/,
  ],
  [
    'another value of one database',
    answer =>
      answer.status === 200
        ? { ...answer, body: { ...answer.body, size: 7 } }
        : answer,
    false,
    /^SQLite and PostgreSQL differ: \/size is 7 and /,
  ],
];

for (const [what, change, both, words] of faulty) {
  test(`${what} is a fault`, async () => {
    const { faults } = await outcomeOf([change, both ? change : undefined]);
    match(faults.map(wordsOf).join('\n'), words);
  });
}

test('a row that another user is shown is a fault', async () => {
  const { faults } = await outcomeOf([], {
    users: ['user', 'other'],
    guarded: ['/api/t/things'],
  });
  match(faults.map(wordsOf).join('\n'), /^SQLite: it shows the row "/);
});

test('a fault is shown by the smallest sequence, which can be sent again', async () => {
  const change: Change = (answer, { method, thing }) =>
    method === 'GET' && thing && isLarge(thing)
      ? { status: 500, body: { error: {} } }
      : answer;
  const {
    faults: [fault],
  } = await outcomeOf([change, change]);
  const { seed, path, exchanges } = fault;

  deepEqual(
    exchanges.map(({ step }) => step.operation.id),
    ['createThing', 'getThing'],
  );
  const [{ sent, answers }, last] = exchanges;
  match(
    curl('http://127.0.0.1', sent[0]),
    /^curl -sS --path-as-is -i -X POST 'http:\/\/127\.0\.0\.1\/api\/t\/things' -H "Authorization: Bearer \$TOKEN" -H 'Content-Type: application\/json' --data-binary '\{"size":\d{4,}\}'$/,
  );
  match(answerLine(answers[0]), /^201 \{"id":".*","size":\d{4,}\}$/);

  const again = await outcomeOf([change, change], { seed, path });
  equal(again.requests, 2);
  equal(wordsOf(again.faults[0]), last.fault);
});
