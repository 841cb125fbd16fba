import {
  mockErrorHandler,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import {
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import express from 'express';
import Router from 'express-promise-router';
import { http, HttpResponse, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import request from 'supertest';

const url = 'https://paging.example.com/on-call/checkout';

async function personOnCall(): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (response.status === 404) {
    throw new NotFoundError('Nobody is on call for checkout');
  }
  if (!response.ok) {
    // A ResponseError on its own would be answered with the other system's status.
    const cause = await ResponseError.fromResponse(response);
    throw new ServiceUnavailableError('The paging system fails', cause);
  }
  return (await response.json()).person;
}

function createRouter() {
  const router = Router();
  router.get('/on-call', async (_req, res) => {
    res.json({ person: await personOnCall() });
  });
  return router;
}

describe('a route that asks another system', () => {
  const server = setupServer(
    // This is where supertest finds the router.
    http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
  );
  registerMswTestHooks(server);

  const app = express().use(createRouter()).use(mockErrorHandler());
  const get = () => request(app).get('/on-call');

  it('passes the answer on', async () => {
    server.use(http.get(url, () => HttpResponse.json({ person: 'ada' })));

    expect((await get()).body).toEqual({ person: 'ada' });
  });

  it.each([
    [404, 404, 'Nobody is on call'],
    [401, 503, 'The paging system fails'],
    [500, 503, 'The paging system fails'],
  ])('says what %s means', async (theirs, ours, message) => {
    server.use(http.get(url, () => new HttpResponse(null, { status: theirs })));

    const { status, body } = await get();

    expect(status).toBe(ours);
    expect(body.error.message).toContain(message);
  });

  it('fails when the connection does', async () => {
    server.use(http.get(url, () => HttpResponse.error()));

    expect((await get()).status).toBe(500);
  });

  it('cannot leave the machine', async () => {
    jest.spyOn(console, 'error').mockImplementation();

    expect((await get()).status).toBe(500);
    expect(console.error).toHaveBeenCalledWith(
      expect.stringContaining('without a matching request handler'),
    );
  });
});
