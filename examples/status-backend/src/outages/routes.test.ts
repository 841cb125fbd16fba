import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { OutagesService } from './OutagesService';
import { createOutagesRoutes } from './routes';

const path = '/outages';
const items = [
  {
    service: 'component:default/shop',
    incidents: 2,
    since: '2026-01-01T00:00:00.000Z',
  },
];

describe('outages routes', () => {
  const outages = {
    list: jest.fn(),
  } satisfies jest.Mocked<OutagesService>;
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const app = express()
    .use(createOutagesRoutes({ httpAuth, outages }))
    .use(mockErrorHandler());

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('lists on behalf of the user', async () => {
    outages.list.mockResolvedValue(items);

    const response = await request(app)
      .get(path)
      .set('Authorization', mockCredentials.user.header());

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ items });
    expect(outages.list).toHaveBeenCalledWith({
      credentials: mockCredentials.user(),
    });
  });

  it('lists that of one service', async () => {
    outages.list.mockResolvedValue([]);

    const response = await request(app)
      .get(path)
      .query({ service: 'Component:default/Shop' })
      .set('Authorization', mockCredentials.user.header());

    expect(response.status).toBe(200);
    expect(outages.list).toHaveBeenCalledWith({
      service: 'component:default/shop',
      credentials: mockCredentials.user(),
    });
  });

  it.each(['service=shop', 'team=a'])('refuses %s', async query => {
    const response = await request(app)
      .get(`${path}?${query}`)
      .set('Authorization', mockCredentials.user.header());

    expect(response.status).toBe(400);
    expect(outages.list).not.toHaveBeenCalled();
  });

  it.each([
    ['nobody', mockCredentials.none.header(), 401],
    ['a service', mockCredentials.service.header(), 403],
  ])('refuses %s', async (_, credentials, status) => {
    const response = await request(app)
      .get(path)
      .set('Authorization', credentials);

    expect(response.status).toBe(status);
    expect(outages.list).not.toHaveBeenCalled();
  });
});
