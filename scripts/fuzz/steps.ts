import fc from 'fast-check';
import { bodyOf, malformed, validBody, type Body } from './bodies.ts';
import { brokenHeader, brokenPiece, unknownName } from './brokenValues.ts';
import {
  collectionOf,
  operationsOf,
  strayOperations,
  type Document,
  type Operation,
  type Parameter,
  type Schema,
} from './document.ts';
import { focused } from './focus.ts';
import type { Mood } from '../standIn.ts';
import type { User } from './policy/users.ts';
import { later, rarely, validValue, type Sources } from './validValues.ts';

const OTHER_CALLERS = ['service', 'nobody', 'forged'] as const;
export type Caller = User | (typeof OTHER_CALLERS)[number];

const MOODS: Mood[] = ['well', 'missing', 'garbage', 'wrong', 'failing'];

/** A request, before it is known what earlier answers gave. */
export interface Step {
  operation: Operation;
  caller: Caller;
  path: Record<string, unknown>;
  query: [name: string, value: unknown][];
  headers: Record<string, unknown>;
  body?: Body;
  /** Whether a sender of a webhook signs it. */
  isSigned: boolean;
  mood: Mood;
  /**
   * Sends what was sent that many requests before once more instead, from the next
   * cursor on if it was a list.
   */
  again?: number;
}

/**
 * Sequences of requests to what a document describes, or to a part of it when that is
 * much.
 *
 * @param options - `seed`: which part; `known`: values that are good, by names; `users`:
 *   who signs in, the one who sends the most first
 */
export function stepsOf(
  document: Document,
  {
    seed,
    known,
    users,
  }: { seed: number; known: Record<string, string[]>; users: User[] },
): fc.Arbitrary<Step[]> {
  const operations = focused(operationsOf(document), seed);
  const sources: Sources = {
    schemas: document.components.schemas,
    strict: Object.keys(known),
    collections: [...new Set(operations.map(({ path }) => collectionOf(path)))],
  };
  const [first, ...others] = users;
  const user = fc.constantFrom(first, first, first, ...others);
  const caller = rarely(user, fc.constantFrom(...users, ...OTHER_CALLERS));
  const steps = operations.map(operation => ({
    weight: weightOf(operation),
    arbitrary: stepOf(operation, sources, caller),
  }));
  const step = fc.oneof(...steps, {
    weight: 10,
    arbitrary: fc.oneof(
      ...strayOperations(operations).map(one => stepOf(one, sources, caller)),
    ),
  });
  const creating = operations.filter(({ method }) => method === 'POST');
  const using = operations.filter(
    ({ method, path }) => /GET|PATCH/.test(method) && path.endsWith('}'),
  );
  return fc
    .tuple(
      // A document has what is referred to before what refers to it.
      ...creating.map(operation =>
        fc.array(goodStep(operation, sources, user), {
          maxLength: 3,
          size: 'max',
        }),
      ),
      // Random ones seldom find what refers to much, for that seldom gets there.
      ...using.map(operation =>
        fc.array(goodStep(operation, sources, user), { maxLength: 1 }),
      ),
      fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
    )
    .map(parts => parts.flat());
}

/** What is likely to succeed. */
function goodStep(
  operation: Operation,
  sources: Sources,
  caller: fc.Arbitrary<Caller>,
): fc.Arbitrary<Step> {
  const { parameters, bodies } = operation;
  const ids = parameters.filter(one => one.in === 'path');
  return fc
    .record({
      path: fc.record(
        Object.fromEntries(
          ids.map(one => [one.name, pathValue(one, operation, sources)]),
        ),
        { noNullPrototype: true },
      ),
      body: validBody(bodies, sources),
      caller,
    })
    .map(parts => ({
      operation,
      query: [],
      headers: {},
      isSigned: true,
      mood: 'well',
      ...parts,
    }));
}

function weightOf({ method, isOpen }: Operation): number {
  if (method === 'POST') {
    // So that there is something to find.
    return 40;
  }
  return isOpen ? 4 : 20;
}

function stepOf(
  operation: Operation,
  sources: Sources,
  caller: fc.Arbitrary<Caller>,
): fc.Arbitrary<Step> {
  const { parameters, bodies } = operation;
  const of = (place: Parameter['in']) =>
    parameters.filter(one => one.in === place);
  const asksOthers = [502, 504].some(status => operation.responses?.[status]);
  return fc.record(
    {
      operation: fc.constant(operation),
      caller,
      path: fc.record(
        Object.fromEntries(
          of('path').map(one => [
            one.name,
            rarely(pathValue(one, operation, sources), brokenPiece),
          ]),
        ),
        { noNullPrototype: true },
      ),
      query: query(of('query'), operation, sources),
      headers: headers(of('header'), operation),
      body:
        Object.keys(bodies).length > 0
          ? bodyOf(bodies, sources)
          : rarely(fc.constant(undefined), malformed, 30),
      isSigned: rarely(fc.constant(true), fc.constant(false), 4),
      mood: asksOthers
        ? rarely(fc.constant<Mood>('well'), fc.constantFrom<Mood>(...MOODS), 40)
        : fc.constant<Mood>('well'),
      again: rarely(fc.constant(undefined), fc.integer({ min: 1, max: 4 }), 8),
    },
    { noNullPrototype: true },
  );
}

function pathValue(
  { name, schema }: Parameter,
  { path }: Operation,
  sources: Sources,
): fc.Arbitrary<unknown> {
  const fresh = validValue(schema, sources, name).filter(one => one !== '');
  if (name !== 'id' && schema.format === 'uuid') {
    return fresh;
  }
  const pool = name === 'id' ? `id ${collectionOf(path)}` : `path ${name}`;
  return later([pool], fresh, 12);
}

function query(
  parameters: Parameter[],
  { path }: Operation,
  sources: Sources,
): fc.Arbitrary<[string, unknown][]> {
  const own = parameters.map(({ name, required, schema }) => {
    const values = parameterValue(name, schema, path, sources);
    return fc
      .oneof(
        {
          weight: required ? 20 : 3,
          arbitrary: rarely(values, brokenPiece),
        },
        {
          // Of many, about as many as of few.
          weight: required ? 1 : Math.max(9, 2 * parameters.length),
          arbitrary: fc.constant(undefined),
        },
      )
      .map((value): [string, unknown][] =>
        value === undefined ? [] : [[name, value]],
      );
  });
  const other = rarely(
    fc.constant<[string, unknown][]>([]),
    fc
      .tuple(
        fc.oneof(unknownName, fc.constantFrom('limit', 'order', 'cursor')),
        brokenPiece,
      )
      .map(pair => [pair] as [string, unknown][]),
    15,
  );
  return fc.tuple(...own, other).map(pairs => pairs.flat());
}

function parameterValue(
  name: string,
  schema: Schema,
  path: string,
  sources: Sources,
): fc.Arbitrary<unknown> {
  const fresh = validValue(schema, sources, name);
  switch (name) {
    case 'cursor':
      // Without an earlier page there is none that is good.
      return later([`nextCursor ${path}`], fc.constant(undefined), 20);
    case 'limit':
      // So few that there is another page.
      return rarely(fc.constantFrom(1, 2, 3), fresh, 3);
    default:
      return later([name.replace(/(After|Before)$/, '')], fresh, 2);
  }
}

function headers(
  parameters: Parameter[],
  { path }: Operation,
): fc.Arbitrary<Record<string, unknown>> {
  const values: Record<string, fc.Arbitrary<unknown>> = {
    'If-Match': later([`etag ${collectionOf(path)}`], fc.constant('"1"'), 8),
    'Idempotency-Key': fc.constantFrom('key-1', 'key-2', 'key-3'),
  };
  const own = parameters.map(({ name }) =>
    rarely(values[name] ?? brokenHeader, brokenHeader, 8),
  );
  const names = parameters.map(({ name }) => name);
  const common: Record<string, fc.Arbitrary<unknown>> = {
    'If-None-Match': later([`etag ${collectionOf(path)}`], brokenHeader),
    Accept: fc.constantFrom('text/html', '*/*', 'no/such;q=x', ''),
    'X-HTTP-Method-Override': fc.constant('DELETE'),
  };
  return fc
    .tuple(
      fc.record(Object.fromEntries(names.map((name, at) => [name, own[at]])), {
        requiredKeys: [],
        noNullPrototype: true,
      }),
      rarely(
        fc.constant({}),
        fc.record(common, { requiredKeys: [], noNullPrototype: true }),
        10,
      ),
    )
    .map(([mine, others]) => ({ ...others, ...mine }));
}
