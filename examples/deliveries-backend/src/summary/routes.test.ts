import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { SummaryService } from './SummaryService';
import { createSummaryRoutes } from './routes';

const path = '/summary';
const items = [
  {
    component: 'component:default/shop',
    releases: 2,
    averageLeadMinutes: 60,
    lastDeliveredAt: '2026-01-02T00:00:00.000Z',
  },
];

describe('summary routes', () => {
  const summary = {
    list: jest.fn(),
  } satisfies jest.Mocked<SummaryService>;
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const app = express()
    .use(createSummaryRoutes({ httpAuth, summary }))
    .use(mockErrorHandler());

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('lists on behalf of the user', async () => {
    summary.list.mockResolvedValue(items);

    const response = await request(app)
      .get(path)
      .set('Authorization', mockCredentials.user.header());

    expect(response.status).toBe(200);
    expect(response.body).toEqual({ items });
    expect(summary.list).toHaveBeenCalledWith({
      credentials: mockCredentials.user(),
    });
  });

  it.each([
    ['nobody', mockCredentials.none.header(), 401],
    ['a service', mockCredentials.service.header(), 403],
  ])('refuses %s', async (_, credentials, status) => {
    const response = await request(app)
      .get(path)
      .set('Authorization', credentials);

    expect(response.status).toBe(status);
    expect(summary.list).not.toHaveBeenCalled();
  });
});
