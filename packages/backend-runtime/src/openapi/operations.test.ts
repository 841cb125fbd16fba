import { z } from 'zod';
import { dateTime } from '../inputTypes';
import { pageParameters } from '../keysetPage';
import { booleanParameter, integerParameter, oneOrMore } from '../parameters';
import {
  entityParameters,
  errorResponses,
  idempotencyKeyHeader,
  idParameter,
  ifMatchHeader,
  jsonRequest,
  jsonResponse,
  queryParameters,
} from './operations';

const content = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

describe('queryParameters', () => {
  it('describes what a query is parsed to', () => {
    const parameters = queryParameters(
      z.strictObject({
        ...pageParameters,
        size: integerParameter(),
        open: booleanParameter().optional(),
        since: dateTime(),
      }),
    );

    expect(parameters).toEqual([
      {
        name: 'limit',
        in: 'query',
        required: false,
        allowReserved: true,
        description: expect.any(String),
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      },
      {
        name: 'cursor',
        in: 'query',
        required: false,
        allowReserved: true,
        description: expect.any(String),
        schema: { type: 'string', maxLength: 100 },
      },
      {
        name: 'order',
        in: 'query',
        required: false,
        allowReserved: true,
        description: expect.any(String),
        schema: { type: 'string', enum: ['asc', 'desc'], default: 'desc' },
      },
      {
        name: 'size',
        in: 'query',
        required: true,
        allowReserved: true,
        schema: {
          type: 'integer',
          minimum: -2147483648,
          maximum: 2147483647,
        },
      },
      {
        name: 'open',
        in: 'query',
        required: false,
        allowReserved: true,
        schema: { type: 'boolean' },
      },
      {
        name: 'since',
        in: 'query',
        required: true,
        allowReserved: true,
        schema: {
          type: 'string',
          format: 'date-time',
          pattern: expect.any(String),
        },
      },
    ]);
  });

  it('lists what may come several times as an array', () => {
    const several = oneOrMore(z.enum(['a', 'b'])).optional();
    expect(queryParameters(z.strictObject({ state: several }))).toMatchObject([
      {
        name: 'state',
        required: false,
        schema: { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 100 },
      },
    ]);
  });

  it('has none for an empty query', () => {
    expect(queryParameters(z.strictObject({}))).toEqual([]);
  });
});

describe('idParameter and headers', () => {
  it('are required in a path only', () => {
    expect([idParameter, ifMatchHeader, idempotencyKeyHeader]).toMatchObject([
      { name: 'id', in: 'path', required: true, schema: { format: 'uuid' } },
      { name: 'If-Match', in: 'header', required: false },
      { name: 'Idempotency-Key', in: 'header', required: false },
    ]);
  });
});

describe('jsonRequest', () => {
  it('asks for a body', () => {
    const { 'application/json': media } = content('Thing');
    expect(jsonRequest('Thing')).toEqual({
      required: true,
      content: {
        'application/json': media,
        'application/merge-patch+json': media,
      },
    });
  });
});

describe('jsonResponse', () => {
  it('names the headers that there are', () => {
    expect(jsonResponse('A thing', 'Thing')).toEqual({
      description: 'A thing',
      content: content('Thing'),
    });
    expect(jsonResponse('A thing', 'Thing', ['ETag'])).toEqual({
      description: 'A thing',
      content: content('Thing'),
      headers: { ETag: { schema: { type: 'string' } } },
    });
  });
});

describe('errorResponses', () => {
  it('says what each status means', () => {
    const responses = errorResponses(404, 409, 502, 504);

    expect(Object.keys(responses)).toEqual(['404', '409', '502', '504']);
    for (const response of Object.values(responses)) {
      expect(response).toEqual({
        description: expect.stringMatching(/\w/),
        content: content('Error'),
      });
    }
  });
});

it('documents the path of an entity', () => {
  expect(entityParameters.map(({ name }) => name)).toEqual([
    'kind',
    'namespace',
    'name',
  ]);
  expect(entityParameters[0]).toMatchObject({ in: 'path', required: true });
});
