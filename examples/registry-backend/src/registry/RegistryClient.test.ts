import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { passTime } from '@stagecraft/backend-testkit';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { inspect } from 'node:util';
import { config } from '../__fixtures__/config';
import { registryHandlers } from './__testUtils__/registry';
import { createRegistryClient } from './createRegistryClient';

const server = setupServer(...registryHandlers);
registerMswTestHooks(server);

let asked: string[] = [];
server.events.on('request:start', ({ request }) => {
  asked.push(request.url);
});

const logger = mockServices.logger.mock();
const createClient = () =>
  createRegistryClient({
    logger,
    rootConfig: mockServices.rootConfig({ data: config }),
  });

const status = (code: number) => () =>
  HttpResponse.text('not for callers: token-for-tests', { status: code });

describe('registry client', () => {
  beforeEach(() => {
    asked = [];
    jest.resetAllMocks();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('reads what the plugin needs of an item', async () => {
    const item = passTime(createClient().getItem('team/sample'));
    expect(await item).toEqual({ name: 'team/sample' });
  });

  it('reads all pages of a list', async () => {
    const versions = passTime(createClient().listVersions('team/sample'));
    expect(await versions).toEqual([{ name: 'v2' }, { name: 'v1' }]);
  });

  it.each(['', '..', '../x', 'a/../x', 'a//x', 'a%2fx', 'a%2e%2e', 'a\0'])(
    'asks for nothing else by the name %j',
    async name => {
      const item = passTime(createClient().getItem(name));
      await expect(item).rejects.toThrow('Invalid name');
      expect(asked).toEqual([]);
    },
  );

  it.each(['a?x=1', 'a#x', '//other.example.com', 'https://x@other'])(
    'stays below its address with the name %j',
    async name => {
      server.use(http.get('*', status(404)));
      await expect(passTime(createClient().getItem(name))).rejects.toThrow();
      for (const url of asked) {
        expect(url).toMatch(
          /^https:\/\/registry\.example\.com\/api\/items\/[^?#]+$/,
        );
      }
    },
  );

  it.each([
    ['has no such item', status(404), { name: 'NotFoundError' }],
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
    ['talks no JSON', status(200), { statusCode: 502 }],
  ])(
    'says so, and no secret, when the registry %s',
    async (_, answer, error) => {
      server.use(http.get('*', answer));

      const thrown = await passTime(
        createClient().getItem('team/sample'),
      ).catch(reason => reason);

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
    const item = passTime(createClient().getItem('team/sample'));
    await expect(item).rejects.toThrow();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('registry.registry.token'),
    );
  });
});
