import { ActionsService } from '@backstage/backend-plugin-api/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { z } from 'zod';
import {
  date,
  dateTime,
  decimal,
  entityRef,
  json,
  listParameters,
  number,
  oneOrMore,
  resourceId,
  text,
  url,
} from '..';
import { booleanParameter } from '../parameters';
import { describeInput, describeOutput, describeQuery } from './describe';
import { type Zod3, type ZodObject3 } from './zod3';

type Input = Parameters<ActionsService['invoke']>[0]['input'];
type Describe = (zod3: Zod3) => ZodObject3;
const anything: Describe = describeOutput(z.object({}));

/** The JSON schema that callers of an action get, and what the action gets of an input. */
async function seen(input: Describe, sent: Input = {}) {
  const registry = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  const action = jest.fn(async () => ({ output: {} }));
  const schema = { input, output: anything };
  const words = { name: 'test', title: 'Test', description: 'Tests' };
  registry.register({ ...words, schema, action });
  await registry.invoke({ id: 'test:test', input: sent });
  const { actions } = await registry.list();
  const [[got]] = action.mock.calls as unknown as [[{ input: object }]];
  const { $schema, ...json_ } = actions[0].schema.input;
  return { schema: json_, input: got.input };
}

const fields = {
  string: text({ min: 1, max: 255 }).describe('Its name'),
  optional: text({ max: 10 }).nullish(),
  enum: z.enum(['low', 'high']),
  enumOrNull: z.enum(['low', 'high']).nullish(),
  one: z.literal('one'),
  dateTime: dateTime(),
  date: date(),
  decimal: decimal({ precision: 4, scale: 2 }),
  entityRef: entityRef(),
  id: resourceId(),
  url: url(),
  email: z.email(),
  boolean: z.boolean(),
  integer: z.int32(),
  number: number(),
  share: z.number().gt(0).lt(1),
  json: json(),
  tags: z.array(z.string()).min(1).max(3),
  nested: z.strictObject({ a: z.string(), b: z.string().optional() }),
  defaulted: z.boolean().default(false),
  choice: z.union([z.string(), z.number()]),
  when: z.date().optional(),
};

it('describes every kind of field', async () => {
  const { schema } = await seen(describeInput(z.strictObject(fields)));
  expect(schema).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: {
      string: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description: 'Its name',
      },
      optional: {
        anyOf: [{ type: 'string', maxLength: 10 }, { type: 'null' }],
      },
      enum: { type: 'string', enum: ['low', 'high'] },
      enumOrNull: { anyOf: [{ enum: ['low', 'high'] }, { type: 'null' }] },
      one: { type: 'string', const: 'one' },
      dateTime: { type: 'string', format: 'date-time' },
      date: { type: 'string', pattern: expect.any(String) },
      decimal: { type: 'string', pattern: expect.any(String) },
      entityRef: { type: 'string', minLength: 1, maxLength: 255 },
      id: { type: 'string', format: 'uuid' },
      url: { type: 'string', format: 'uri' },
      email: { type: 'string', format: 'email' },
      boolean: { type: 'boolean' },
      integer: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
      number: { type: 'number' },
      share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      json: { anyOf: [{ type: 'object' }, { type: 'array' }] },
      tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
      nested: { additionalProperties: false, required: ['a'] },
      defaulted: { type: 'boolean', description: 'Without it: false' },
      choice: { type: ['string', 'number'] },
    },
  });
  const optional = ['optional', 'enumOrNull', 'defaulted', 'when'];
  expect(schema.required).toEqual(
    Object.keys(fields).filter(name => !optional.includes(name)),
  );
});

it('describes a query by what its texts stand for', async () => {
  const query = z.strictObject({
    ...listParameters,
    severity: oneOrMore(z.enum(['low', 'high'])).optional(),
    acknowledged: booleanParameter().optional(),
  });
  const { schema } = await seen(describeQuery(query));
  expect(schema).toMatchObject({
    additionalProperties: false,
    properties: {
      limit: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        description: 'How many items the page has at most. Without it: 20',
      },
      order: { enum: ['asc', 'desc'] },
      severity: { type: 'array', items: { enum: ['low', 'high'] } },
      acknowledged: { type: 'boolean' },
      createdAtAfter: { type: 'string', format: 'date-time' },
    },
  });
  expect(schema.required).toBeUndefined();
});

it('leaves it to the schema itself to refuse, and changes nothing', async () => {
  const describe_ = describeInput(z.strictObject(fields));
  for (const sent of [
    { string: '' },
    { string: 1, unknown: true },
    JSON.parse('{"__proto__": 1}'),
    { nested: { b: 1, a: 2, c: 3 } },
  ]) {
    const { input } = await seen(describe_, sent);
    expect(JSON.stringify(input)).toBe(JSON.stringify(sent));
  }
});

it('hands on what is right, without what a default would add', async () => {
  const describe_ = describeInput(
    z.strictObject({ a: z.string().default('x'), at: dateTime() }),
  );
  const sent = { at: '2026-01-01T01:00:00+01:00' };
  expect((await seen(describe_, sent)).input).toEqual(sent);
});

it('describes what an action returns', async () => {
  const output = z.object({ id: z.uuid(), at: z.iso.datetime().nullable() });
  const { schema } = await seen(describeOutput(output));
  expect(schema).toMatchObject({
    required: ['id', 'at'],
    properties: {
      id: { format: 'uuid' },
      at: { anyOf: [{ format: 'date-time' }, { type: 'null' }] },
    },
  });
});
