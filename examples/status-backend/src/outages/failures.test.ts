import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import request from 'supertest';
import { incidentsMock } from '../__testUtils__/incidentsMock';
import { statusPlugin } from '../plugin';

const answered = (status: number) =>
  ResponseError.fromResponse(new Response('Secret of incidents', { status }));

it.each([
  ['answers 404', () => answered(404)],
  ['answers 503', () => answered(503)],
  ['does not answer', async () => new ServiceUnavailableError('No answer')],
  ['is too slow', async () => new DOMException('Too slow', 'TimeoutError')],
])('is unavailable when the plugin incidents %s', async (_, failure) => {
  const incidents = incidentsMock();
  incidents.pages.mockImplementation(async function* fail() {
    throw await failure();
  });
  const { server } = await startTestBackend({
    features: [statusPlugin, incidents.factory],
  });

  const { status, text } = await request(server)
    .get('/api/status/outages')
    .set('Authorization', mockCredentials.user.header());

  expect(status).toBe(503);
  expect(text).not.toContain('Secret');
});
