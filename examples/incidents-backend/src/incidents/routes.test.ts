import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { hashBody, jsonTypes } from '@stagecraft/backend-runtime';
import express from 'express';
import request from 'supertest';
import { createIncident, incident } from './__fixtures__/incidents';
import { IncidentService } from './IncidentService';
import { createIncidentRoutes } from './routes';

const path = '/incidents';
const credentials = mockCredentials.user();
const patch = { title: 'title 2' };
// The auditor knows by it who asks.
const asking = expect.objectContaining({ method: expect.any(String) });

describe('incident routes', () => {
  const incidents = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<IncidentService>;
  const app = express()
    .use(express.json({ type: jsonTypes }))
    .use(createIncidentRoutes({ httpAuth: mockServices.httpAuth(), incidents }))
    .use(mockErrorHandler());

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('creates', async () => {
    incidents.create.mockResolvedValue(incident);

    const response = await request(app)
      .post(path)
      .set('Idempotency-Key', 'key-1')
      .send(createIncident);

    expect(response.status).toBe(201);
    expect(response.body).toEqual(incident);
    expect(response.headers).toMatchObject({
      etag: '"1"',
      location: `${path}/${incident.id}`,
    });
    expect(incidents.create).toHaveBeenCalledWith(createIncident, {
      credentials,
      idempotency: {
        key: 'key-1',
        hashes: [hashBody(createIncident), expect.any(String)],
      },
      request: asking,
    });
  });

  it('gets', async () => {
    incidents.get.mockResolvedValue(incident);

    const response = await request(app).get(
      `${path}/${incident.id.toUpperCase()}`,
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual(incident);
    expect(response.headers.etag).toBe('"1"');
    expect(incidents.get).toHaveBeenCalledWith(incident.id, { credentials });
  });

  it('gets with what is expanded, which no browser keeps', async () => {
    incidents.get.mockResolvedValue(incident);

    const response = await request(app)
      .get(`${path}/${incident.id}`)
      .query({ expand: ['service'] });

    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(incidents.get).toHaveBeenCalledWith(incident.id, {
      credentials,
      expand: ['service'],
    });
  });

  it('lists with what is expanded', async () => {
    incidents.list.mockResolvedValue({ items: [], pageInfo: {} });

    await request(app)
      .get(path)
      .query({ expand: ['service'] });

    expect(incidents.list).toHaveBeenCalledWith(
      expect.objectContaining({ expand: ['service'] }),
      { credentials },
    );
  });

  it('lists', async () => {
    const page = { items: [incident], pageInfo: {} };
    incidents.list.mockResolvedValue(page);

    const response = await request(app).get(
      `${path}?limit=1&createdBy=user:x/a&createdBy=user:x/b`,
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual(page);
    expect(incidents.list).toHaveBeenCalledWith(
      {
        limit: 1,
        order: 'desc',
        createdBy: ['user:x/a', 'user:x/b'],
      },
      { credentials },
    );
  });

  it('updates', async () => {
    incidents.update.mockResolvedValue({ ...incident, version: 2 });

    const response = await request(app)
      .patch(`${path}/${incident.id}`)
      .set('If-Match', '"1"')
      .type('application/merge-patch+json')
      .send(patch);

    expect(response.status).toBe(200);
    expect(response.headers.etag).toBe('"2"');
    expect(incidents.update).toHaveBeenCalledWith(incident.id, patch, {
      credentials,
      ifMatch: [1],
      request: asking,
    });
  });

  it('deletes', async () => {
    const response = await request(app)
      .delete(`${path}/${incident.id}`)
      .set('If-Match', 'W/"1"'); // what a proxy that compresses makes of it

    expect(response.status).toBe(204);
    expect(incidents.delete).toHaveBeenCalledWith(incident.id, {
      credentials,
      ifMatch: [1],
      request: asking,
    });
  });

  it.each([
    ['title', ['', 'x'.repeat(256), 'a\0', '\ud800', 1, null]],
    ['severity', ['other', 1, null]],
    ['summary', ['x'.repeat(10_001), 'a\0', '\ud800', 1]],
    ['startedAt', ['yesterday', '0000-01-01T00:00:00Z', 1, null]],
    [
      'service',
      [
        'service-1',
        `a:b/${'c'.repeat(64)}`,
        'a:b/c\n',
        'user:a b/c',
        'user:../..//etc',
        1,
      ],
    ],
    ['reference', ['', 'x'.repeat(256), 'a\0', '\ud800', 1]],
    ['acknowledged', ['true', 1, null]],
    ['impactedUsers', [1.5, 2147483648, -2147483649, '1']],
    ['unknown-field', [1]],
    ['id', [incident.id]],
  ])('refuses bad values of %s', async (field, values) => {
    for (const value of values) {
      const created = await request(app)
        .post(path)
        .send({ ...createIncident, [field]: value });
      const updated = await request(app)
        .patch(`${path}/${incident.id}`)
        .send({ [field]: value });

      for (const { status, body } of [created, updated]) {
        expect([value, status]).toEqual([value, 400]);
        expect(body.error.message).toContain(field);
      }
    }
  });

  it.each([
    ['severity', 'other'],
    ['startedAt', 'yesterday'],
    ['startedAtAfter', 'yesterday'],
    ['startedAtBefore', 'yesterday'],
    ['service', 'service-1'],
    ['createdBy', ''],
    ['createdAtAfter', 'yesterday'],
    ['expand', 'nonsense'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '1e1'],
    ['cursor', 'nonsense'],
    ['order', 'up'],
    ['unknown-field', '1'],
    ['limit[a]', '1'],
    ['__proto__', '1'],
  ])('refuses to list with %s=%s', async (parameter, value) => {
    const response = await request(app).get(`${path}?${parameter}=${value}`);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(parameter);
  });

  it.each([
    [
      'to expand what is not there',
      request(app).get(`${path}/${incident.id}?expand=nonsense`),
    ],
    ['a malformed id', request(app).get(`${path}/1`)],
    ['an empty patch', request(app).patch(`${path}/${incident.id}`).send({})],
    ['a body that is no object', request(app).post(path).send([])],
    [
      'a malformed If-Match',
      request(app).delete(`${path}/${incident.id}`).set('If-Match', '1'),
    ],
    [
      'a malformed Idempotency-Key',
      request(app)
        .post(path)
        .set('Idempotency-Key', 'a b')
        .send(createIncident),
    ],
  ])('refuses %s', async (_, response) => {
    expect((await response).status).toBe(400);
  });

  it('refuses a body that is not JSON', async () => {
    for (const response of [
      request(app).post(path),
      request(app).patch(`${path}/${incident.id}`),
    ]) {
      expect((await response.type('text').send('{}')).status).toBe(415);
    }
  });
});
