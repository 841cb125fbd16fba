import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { passTime } from '@stagecraft/backend-testkit';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { inspect } from 'node:util';
import { config } from '../__fixtures__/config';
import { archiveHandlers } from './__testUtils__/archive';
import { createArchiveClient } from './createArchiveClient';

const server = setupServer(...archiveHandlers);
registerMswTestHooks(server);

const logger = mockServices.logger.mock();
const createClient = () =>
  createArchiveClient({
    logger,
    rootConfig: mockServices.rootConfig({ data: config }),
  });

const status = (code: number) => () =>
  HttpResponse.text('not for callers: token-for-tests', { status: code });

describe('archive client', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('reads the releases', async () => {
    const releases = await passTime(createClient().getReleases());
    expect(releases.map(({ reference }) => reference)).toEqual([
      'release-1',
      'release-2',
    ]);
  });

  it.each([
    ['has no releases', status(404), { name: 'NotFoundError' }],
    ['refuses the token', status(401), { statusCode: 502 }],
    ['is asked too often', status(429), { statusCode: 503, retryAfter: 10 }],
    ['fails', status(500), { statusCode: 503 }],
    ['breaks off', () => HttpResponse.error(), { statusCode: 503 }],
    ['never answers', () => delay('infinite'), { statusCode: 504 }],
    [
      'talks of something else',
      () => HttpResponse.json([]),
      { statusCode: 502 },
    ],
    ['talks no CSV', status(200), { statusCode: 502 }],
  ])(
    'says so, and no secret, when the archive %s',
    async (_, answer, error) => {
      server.use(http.get('*', answer));

      const thrown = await passTime(createClient().getReleases()).catch(
        reason => reason,
      );

      expect(thrown).toMatchObject(error);
      const told = inspect(
        [thrown, logger.error.mock.calls, logger.warn.mock.calls],
        {
          depth: 9,
        },
      );
      expect(told).not.toMatch(/token-for-tests|not for callers/);
    },
  );

  it('tells the log which key it is whose token is refused', async () => {
    server.use(http.get('*', status(403)));
    const item = passTime(createClient().getReleases());
    await expect(item).rejects.toThrow();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('deliveries.archive.token'),
    );
  });
});
