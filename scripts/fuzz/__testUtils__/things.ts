import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Document } from '../document.ts';
import type { Side } from '../Session.ts';
import { Wire } from '../wire.ts';

const error = (description: string) => ({
  description,
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Error' } },
  },
});
const refusals = {
  400: error('The input is not valid'),
  401: error('Who are you?'),
  404: error('There is none'),
};
const thing = {
  'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
};
const id = {
  name: 'id',
  in: 'path' as const,
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

/** What the servers say of themselves. */
export const document: Document = {
  paths: {
    '/api/t/things': {
      post: {
        operationId: 'createThing',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { size: { type: 'integer' } },
                required: ['size'],
              },
            },
          },
        },
        responses: { 201: { content: thing }, ...refusals },
      },
    },
    '/api/t/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [id],
        responses: { 200: { content: thing }, ...refusals },
      },
      delete: {
        operationId: 'deleteThing',
        parameters: [id],
        responses: { 204: {}, ...refusals },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          id: { type: 'string', format: 'uuid' },
          size: { type: 'integer' },
        },
        required: ['id', 'size'],
      },
      Error: {
        type: 'object',
        properties: { error: { type: 'object' } },
        required: ['error'],
      },
    },
  },
};

export interface Thing {
  id: string;
  size: number;
}

/** Changes what is answered to one request, or leaves it. */
export type Change = (
  answer: { status: number; body?: object },
  request: { method: string; thing?: Thing },
) => { status: number; body?: object };

/**
 * Starts a server of things, as a plugin on one of the databases would be.
 *
 * @param change - makes it a faulty one
 */
export async function startThings(
  name: string,
  change: Change = answer => answer,
): Promise<Side & { stop(): void }> {
  const things = new Map<string, Thing>();
  const server = createServer(async (req, res) => {
    const body = await bodyOf(req);
    const { method = '', url = '' } = req;
    const given = things.get(url.split(/[/?]/)[4] ?? '');
    const answer = answerOf(req, body, given);
    const changed = change(answer, {
      method,
      thing: given ?? (answer.body as Thing),
    });
    const own = answer.body as Thing;
    if (answer.status === 201) {
      things.set(own.id, own);
      res.setHeader('Location', `/api/t/things/${own.id}`);
    }
    if (answer.status === 204) {
      things.delete(given?.id ?? '');
    }
    res.statusCode = changed.status;
    if (changed.body) {
      res.setHeader('Content-Type', 'application/json');
    }
    res.end(changed.body && JSON.stringify(changed.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const wire = new Wire(url);
  return {
    name,
    url,
    wire,
    tokens: { user: 'user', other: 'other', service: 'service' },
    stop() {
      wire.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerOf(
  { method, url = '', headers }: IncomingMessage,
  body: unknown,
  thing: Thing | undefined,
): { status: number; body?: object } {
  const refuse = (status: number) => ({ status, body: { error: {} } });
  if (!/^Bearer (user|other|service)$/.test(headers.authorization ?? '')) {
    return refuse(401);
  }
  const [path] = url.split('?');
  if (path === '/api/t/things' && method === 'POST') {
    const { size } = (body ?? {}) as { size?: unknown };
    return Number.isInteger(size)
      ? { status: 201, body: { id: randomUUID(), size } }
      : refuse(400);
  }
  const isOne = /^\/api\/t\/things\/[^/]+$/.test(path);
  if (isOne && method === 'DELETE') {
    return { status: 204 };
  }
  return isOne && method === 'GET' && thing
    ? { status: 200, body: thing }
    : refuse(404);
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of req) {
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    return undefined;
  }
}
