import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { hashBody, jsonTypes } from '@stagecraft/backend-runtime';
import express from 'express';
import request from 'supertest';
import { createComment, comment } from './__fixtures__/comments';
import { CommentService } from './CommentService';
import { createCommentRoutes } from './routes';

const path = '/comments';
const credentials = mockCredentials.user();
const patch = { body: 'body 2' };

describe('comment routes', () => {
  const comments = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<CommentService>;
  const app = express()
    .use(express.json({ type: jsonTypes }))
    .use(createCommentRoutes({ httpAuth: mockServices.httpAuth(), comments }))
    .use(mockErrorHandler());

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('creates', async () => {
    comments.create.mockResolvedValue(comment);

    const response = await request(app)
      .post(path)
      .set('Idempotency-Key', 'key-1')
      .send(createComment);

    expect(response.status).toBe(201);
    expect(response.body).toEqual(comment);
    expect(response.headers).toMatchObject({
      etag: '"1"',
      location: `${path}/${comment.id}`,
    });
    expect(comments.create).toHaveBeenCalledWith(createComment, {
      credentials,
      idempotency: {
        key: 'key-1',
        hashes: [hashBody(createComment), expect.any(String)],
      },
    });
  });

  it('gets', async () => {
    comments.get.mockResolvedValue(comment);

    const response = await request(app).get(
      `${path}/${comment.id.toUpperCase()}`,
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual(comment);
    expect(response.headers.etag).toBe('"1"');
    expect(comments.get).toHaveBeenCalledWith(comment.id, { credentials });
  });

  it('lists', async () => {
    const page = { items: [comment], pageInfo: {} };
    comments.list.mockResolvedValue(page);

    const response = await request(app).get(
      `${path}?limit=1&createdBy=user:x/a&createdBy=user:x/b`,
    );

    expect(response.status).toBe(200);
    expect(response.body).toEqual(page);
    expect(comments.list).toHaveBeenCalledWith(
      {
        limit: 1,
        order: 'desc',
        createdBy: ['user:x/a', 'user:x/b'],
      },
      { credentials },
    );
  });

  it('updates', async () => {
    comments.update.mockResolvedValue({ ...comment, version: 2 });

    const response = await request(app)
      .patch(`${path}/${comment.id}`)
      .set('If-Match', '"1"')
      .type('application/merge-patch+json')
      .send(patch);

    expect(response.status).toBe(200);
    expect(response.headers.etag).toBe('"2"');
    expect(comments.update).toHaveBeenCalledWith(comment.id, patch, {
      credentials,
      ifMatch: [1],
    });
  });

  it('deletes', async () => {
    const response = await request(app)
      .delete(`${path}/${comment.id}`)
      .set('If-Match', 'W/"1"'); // what a proxy that compresses makes of it

    expect(response.status).toBe(204);
    expect(comments.delete).toHaveBeenCalledWith(comment.id, {
      credentials,
      ifMatch: [1],
    });
  });

  it.each([
    ['incident', ['', '01900000-0000-7000-8000-00000000000g', 1, null]],
    ['body', ['x'.repeat(10_001), 'a\0', '\ud800', 1, null]],
    ['unknown-field', [1]],
    ['id', [comment.id]],
  ])('refuses bad values of %s', async (field, values) => {
    for (const value of values) {
      const created = await request(app)
        .post(path)
        .send({ ...createComment, [field]: value });
      const updated = await request(app)
        .patch(`${path}/${comment.id}`)
        .send({ [field]: value });

      for (const { status, body } of [created, updated]) {
        expect([value, status]).toEqual([value, 400]);
        expect(body.error.message).toContain(field);
      }
    }
  });

  it.each([
    ['incident', '1'],
    ['createdBy', ''],
    ['createdAtAfter', 'yesterday'],
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
    ['a malformed id', request(app).get(`${path}/1`)],
    ['an empty patch', request(app).patch(`${path}/${comment.id}`).send({})],
    ['a body that is no object', request(app).post(path).send([])],
    [
      'a malformed If-Match',
      request(app).delete(`${path}/${comment.id}`).set('If-Match', '1'),
    ],
    [
      'a malformed Idempotency-Key',
      request(app).post(path).set('Idempotency-Key', 'a b').send(createComment),
    ],
  ])('refuses %s', async (_, response) => {
    expect((await response).status).toBe(400);
  });

  it('refuses a body that is not JSON', async () => {
    for (const response of [
      request(app).post(path),
      request(app).patch(`${path}/${comment.id}`),
    ]) {
      expect((await response.type('text').send('{}')).status).toBe(415);
    }
  });
});
