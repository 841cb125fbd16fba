import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { PreconditionFailedError } from './PreconditionFailedError';

describe('PreconditionFailedError', () => {
  it('is answered with 412 by the framework', async () => {
    const app = express()
      .get('/', () => {
        throw new PreconditionFailedError('Changed');
      })
      .use(mockErrorHandler());

    const { status, body } = await request(app).get('/');

    expect(status).toBe(412);
    expect(body.error).toMatchObject({
      name: 'PreconditionFailedError',
      message: 'Changed',
    });
  });
});
