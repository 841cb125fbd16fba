import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { describeError } from './describeError';

const databases = createTestDatabases();

const withCode = (code: string, message = 'secret') =>
  Object.assign(new Error(message), { code });

describe('describeError', () => {
  it.each<[string, unknown]>([
    ['Error: no luck', new Error('no luck')],
    ['no luck', 'no luck'],
    ['undefined', undefined],
    ['[object Object]', { secret: true }],
    ['Error: 23505', withCode('23505')],
    ['Error: ECONNREFUSED', withCode('ECONNREFUSED')],
    ['Error: SQLITE_BUSY', withCode('SQLITE_BUSY')],
    ['Error: no luck', withCode('NO_LUCK', 'no luck')],
    [
      'Error: A system that is needed did not answer',
      new Error("select 'secret' - Query read timeout"),
    ],
    [
      'TypeError: fetch failed; caused by Error: ECONNRESET',
      new TypeError('fetch failed', { cause: withCode('ECONNRESET') }),
    ],
    [
      'ConflictError: Taken; caused by Error: 23505',
      new ConflictError('Taken', withCode('23505')),
    ],
    [
      'ServiceUnavailableError: ; caused by Error: 57014',
      new ServiceUnavailableError('', withCode('57014')),
    ],
    [
      'Error: GET https://***@ci.example.com/x?*** failed',
      new Error('GET https://me:secret@ci.example.com/x?key=secret failed'),
    ],
    ['Error: sent Bearer ***', new Error('sent Bearer secret.se-cret_=')],
    ['Error: a b c \ufffd', new Error('a\nb\0\u0085c \ud800')],
    [`Error: ${'x'.repeat(493)}`, new Error('x'.repeat(1_000))],
  ])('says %j', (text, error) => {
    expect(describeError(error)).toBe(text);
    expect(describeError(error)).not.toMatch(/secret/);
  });

  it('ends with causes that go round', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    expect(describeError(error)).toBe('Error: a; caused by Error: b');
  });

  it.each(databases.eachSupportedId())(
    'tells no value of a statement, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('things', table => {
        table.string('name').primary();
      });
      const insert = () => knex('things').insert({ name: 'secret' });
      await insert();
      const error = await insert().catch(caught => caught);
      expect(error.message).toMatch(/secret|things/);
      expect(describeError(error)).toMatch(
        /^\w+: (23505|SQLITE_CONSTRAINT_PRIMARYKEY)$/,
      );
    },
  );
});
