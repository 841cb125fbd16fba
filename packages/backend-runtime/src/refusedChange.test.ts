import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { refusedChange } from './refusedChange';

const texts = { taken: 'Taken', missing: 'Missing' };
const refusal = (code: string) =>
  Object.assign(new Error(`insert into "secret" - ${code}`), {
    code,
    detail: 'Failing row contains (secret).',
  });

it.each([
  ['23505', 409, 'Taken'],
  ['SQLITE_CONSTRAINT_UNIQUE', 409, 'Taken'],
  ['23503', 400, 'Missing'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 400, 'Missing'],
  ['23514', 400, 'Invalid body: The database does not take these values'],
  ['SQLITE_CONSTRAINT_CHECK', 400, expect.stringContaining('these values')],
  ['23502', 400, expect.stringContaining('these values')],
])(
  'answers %s with %d, and nothing of its own',
  async (code, status, message) => {
    const error = refusal(code);
    const app = express()
      .get('/', () => {
        throw refusedChange(error, texts);
      })
      .use(mockErrorHandler());

    const response = await request(app).get('/');

    expect(response.status).toBe(status);
    expect(response.body.error.message).toEqual(message);
    expect(response.text).not.toMatch(/secret|insert/);
    expect(refusedChange(error, texts)).toMatchObject({ cause: error });
  },
);

it('has a text of its own for a reference that nobody expected', () => {
  expect(refusedChange(refusal('23503'), { taken: 'Taken' })).toMatchObject({
    name: 'InputError',
    message: 'Invalid body: It refers to something that is not there',
  });
});

it('leaves other errors as they are', () => {
  const error = refusal('42P01');
  expect(refusedChange(error, texts)).toBe(error);
});
