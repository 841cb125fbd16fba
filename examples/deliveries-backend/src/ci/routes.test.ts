import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { config } from '../__fixtures__/config';
import { signCiDelivery as sign } from './__fixtures__/ciDelivery';
import { CiDeliveries } from './createCiDeliveries';
import { createCiReceiver } from './createCiReceiver';
import { createCiRoutes } from './routes';

const path = '/webhooks/ci';
const retryPath = `${path}/deliveries/01900000-0000-7000-8000-000000000000/retry`;
const another = 'whsec_YW5vdGhlciBvbmU=';
const body = '{"state": "passed"}';
const large = JSON.stringify('x'.repeat(1_000_000));

describe('ci routes', () => {
  const ciDeliveries = {
    store: jest.fn(),
    list: jest.fn(),
    retry: jest.fn(),
    drain: jest.fn(),
    deleteHandled: jest.fn(),
  } satisfies jest.Mocked<CiDeliveries>;

  const createApp = (given: object = {}) => {
    const { ci } = config.deliveries;
    const data = {
      deliveries: { ci: { ...ci, ...given } },
    };
    return express()
      .use(
        createCiRoutes({
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.none(),
          }),
          ciDeliveries,
          ciReceiver: createCiReceiver({
            rootConfig: mockServices.rootConfig({ data }),
          }),
        }),
      )
      .use(mockErrorHandler());
  };

  const post = (
    headers: Record<string, string>,
    sent = body,
    app = createApp(),
  ) => request(app).post(path).set(headers).send(sent);

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it.each([
    [202, 'a new delivery', true],
    [200, 'one that is there already', false],
  ])('answers %i to %s, and stores it as it came', async (status, _, isNew) => {
    ciDeliveries.store.mockResolvedValue(isNew);

    const response = await post(sign(body));

    expect(response.status).toBe(status);
    expect(ciDeliveries.store.mock.calls).toEqual([
      [{ id: response.body.id, event: undefined, body }],
    ]);
  });

  it.each<[number, string, Record<string, string>, string]>([
    [401, 'no signature', { 'content-type': 'application/json' }, body],
    [401, 'the signature of another body', sign('{}'), body],
    [401, 'that of another secret', sign(body, { secret: another }), body],
    [401, 'an old one', sign(body, { age: 330 }), body],
    [401, 'one of the future', sign(body, { age: -330 }), body],
    [
      415,
      'a form',
      { ...sign(body), 'content-type': 'application/x-www-form-urlencoded' },
      body,
    ],
    [413, 'a large body', sign(large), large],
  ])(
    'answers %i to %s, and stores nothing',
    async (status, _, headers, sent) => {
      expect((await post(headers, sent)).status).toBe(status);
      expect(ciDeliveries.store).not.toHaveBeenCalled();
    },
  );

  it('takes larger bodies where the configuration says so', async () => {
    const app = createApp({ maxBytes: 2_000_000 });
    expect((await post(sign(large), large, app)).status).toBe(200);
  });

  it('takes the old secret and the new one while they are rotated', async () => {
    const [old] = config.deliveries.ci.secrets;
    const app = createApp({ secrets: [another, old] });

    for (const secret of [old, another]) {
      expect((await post(sign(body, { secret }), body, app)).status).toBe(200);
    }
  });

  it('shows deliveries to users', async () => {
    const page = { items: [], pageInfo: {} };
    ciDeliveries.list.mockResolvedValue(page);

    const response = await request(createApp())
      .get(`${path}/deliveries`)
      .query({ status: 'failed' })
      .set('Authorization', mockCredentials.user.header());

    expect(response.body).toEqual(page);
    expect(ciDeliveries.list).toHaveBeenCalledWith(
      expect.objectContaining({ status: 'failed' }),
    );
  });

  it('has one handled again for users', async () => {
    const response = await request(createApp())
      .post(retryPath)
      .set('Authorization', mockCredentials.user.header());

    expect(response.status).toBe(200);
    expect(ciDeliveries.retry).toHaveBeenCalledWith(
      retryPath.split('/').at(-2),
    );
  });

  it.each([
    [401, 'get', `${path}/deliveries`, mockCredentials.none.header()],
    [403, 'get', `${path}/deliveries`, mockCredentials.service.header()],
    [401, 'post', retryPath, mockCredentials.none.header()],
    [403, 'post', retryPath, mockCredentials.service.header()],
    [401, 'get', path, mockCredentials.none.header()],
    [401, 'post', `${path}/nowhere`, mockCredentials.none.header()],
  ])('answers %i to %s %s', async (status, method, at, credentials) => {
    const response = await request(createApp())
      [method as 'get'](at)
      .set('Authorization', credentials);

    expect(response.status).toBe(status);
    expect(ciDeliveries.list).not.toHaveBeenCalled();
    expect(ciDeliveries.retry).not.toHaveBeenCalled();
  });
});
