import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { passTime } from '@stagecraft/backend-testkit';
import { http, HttpResponse, JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { HttpClient } from '../HttpClient';
import { HttpClientOptions } from '../options';

export const BASE = 'https://registry.example.com/api';
export const TOKEN = 's3cr3t-t0k3n';
export const named = z.object({ name: z.string() });

/** A client whose configuration has a base URL and a token. */
export function createClient(
  options: Partial<HttpClientOptions> & { baseUrl?: string } = {},
) {
  const { baseUrl = BASE, ...rest } = options;
  const logger = mockServices.logger.mock();
  const config = mockServices.rootConfig({
    data: { quay: { registry: { baseUrl, token: TOKEN } } },
  });
  const client = HttpClient.fromConfig(config, 'quay.registry', {
    logger,
    ...rest,
  });
  return { client, logger };
}

/** What a system answers, one answer after the other; the last one stays. */
export function setupUpstream() {
  const server = setupServer();
  registerMswTestHooks(server);
  const requests: Request[] = [];
  beforeEach(() => {
    requests.length = 0;
  });
  return {
    /** What arrived. */
    requests,
    answer(
      ...answers: ((request: Request) => Response | Promise<Response>)[]
    ): void {
      server.use(
        http.all('*', async ({ request }) => {
          requests.push(request.clone());
          return answers.length > 1
            ? answers.shift()!(request)
            : answers[0](request);
        }),
      );
    },
  };
}

export const json = (body: JsonBodyType) => () => HttpResponse.json(body);

export const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(`secret body ${code}`, { status: code, headers });

/** Lets fake time pass until a call is over; tells how it ended, and after how long. */
export async function outcome(call: Promise<unknown>) {
  const start = performance.now();
  const timed = (end: { value?: unknown; error?: any }) => ({
    ...end,
    seconds: (performance.now() - start) / 1000,
  });
  return passTime(
    call.then(
      value => timed({ value }),
      error => timed({ error }),
    ),
  );
}
