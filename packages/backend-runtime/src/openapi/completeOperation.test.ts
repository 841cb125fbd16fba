import { completeOperation } from './completeOperation';

const ok = { description: 'All is well' };
const listRareThings = {
  operationId: 'listRareThings',
  responses: { 200: ok },
};

describe('completeOperation', () => {
  it('adds what every operation has', () => {
    expect(completeOperation('post', listRareThings, 'Things')).toMatchObject({
      operationId: 'listRareThings',
      summary: 'List rare things',
      tags: ['Things'],
      security: [{ JWT: [] }],
    });
  });

  it('keeps what an operation says itself', () => {
    const own = {
      operationId: 'getThing',
      summary: 'A thing',
      tags: ['Other'],
      security: [{ Other: [] }],
      responses: { 400: ok },
    };
    expect(completeOperation('get', own, 'Things')).toMatchObject(own);
  });

  it('adds the answers that every request may get', () => {
    const statuses = (method: string, security?: []) =>
      Object.keys(
        completeOperation(method, { ...listRareThings, security }, 'Things')
          .responses,
      ).map(Number);
    const all = [200, 400, 408, 413, 415, 429, 431, 500, 503];

    expect(statuses('post')).toEqual([...all, 401, 403].sort());
    expect(statuses('get')).toEqual([...all, 304, 401, 403].sort());
    expect(statuses('get', [])).toEqual([...all, 304].sort());
  });
});
