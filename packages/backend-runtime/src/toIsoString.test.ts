import { createTestDatabases } from '@stagecraft/backend-testkit';
import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toIsoString } from './toIsoString';

const databases = createTestDatabases();

const times = [
  '0001-01-01T00:00:00.000Z',
  '0099-12-31T23:59:59.999Z',
  '1899-12-31T12:00:00.001Z',
  '1970-01-01T00:00:00.000Z',
  // An hour that clocks in Los Angeles show twice.
  '2026-11-01T08:30:00.000Z',
  '2026-11-01T09:30:00.000Z',
  '9999-12-31T23:59:59.999Z',
];

// Stores the times as text, and prints what comes back. The time zone of a process
// is fixed when it starts, hence a process of its own.
const roundTrip = `
  (async () => {
    const { toIsoString } = await import('./toIsoString.ts');
    const { config, times } = JSON.parse(process.argv[1]);
    const knex = require('knex')(config);
    await knex.schema.createTable('times', table => {
      table.timestamp('time').primary();
    });
    await knex('times').insert(times.map(time => ({ time })));
    const found = await Promise.all(
      times.map(time => knex('times').where({ time }).pluck('time')),
    );
    const sorted = await knex('times').orderBy('time').pluck('time');
    await knex.schema.dropTable('times');
    await knex.destroy();
    console.log(JSON.stringify({
      found: found.flat().map(toIsoString),
      sorted: sorted.map(toIsoString),
    }));
  })();
`;

describe('toIsoString', () => {
  it('gives a Date and a text one form', () => {
    for (const time of times) {
      expect(toIsoString(time)).toBe(time);
      expect(toIsoString(new Date(time))).toBe(time);
    }
  });

  it.each([
    ['any year', {}],
    [
      'years with fewer than four digits',
      { min: new Date('0990'), max: new Date('1010') },
    ],
    [
      'years with more',
      { min: new Date('9990'), max: new Date('+010010-01-01') },
    ],
  ])('writes a time of %s as JavaScript does', (_years, range) => {
    fc.assert(
      fc.property(fc.date({ ...range, noInvalidDate: true }), time => {
        expect(toIsoString(time)).toBe(time.toISOString());
      }),
    );
  });

  it('throws for what is no time', () => {
    expect(() => toIsoString('soon')).toThrow(RangeError);
  });

  it.each(databases.eachSupportedId())(
    'gives back the times that were stored, in any time zone, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const { client, connection } = knex.client.config;

      for (const timeZone of ['UTC', 'America/Los_Angeles', 'Asia/Kolkata']) {
        const config =
          databaseId === 'SQLITE_3'
            ? { client, connection: ':memory:', useNullAsDefault: true }
            : {
                client,
                connection: {
                  ...connection,
                  password: connection.password, // Knex hides it
                  options: `-c TimeZone=${timeZone}`,
                },
              };
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ['--no-warnings', '-e', roundTrip, JSON.stringify({ config, times })],
          { cwd: __dirname, env: { ...process.env, TZ: timeZone } },
        );

        const expected = { found: times, sorted: times };
        expect([timeZone, JSON.parse(stdout)]).toEqual([timeZone, expected]);
      }
    },
  );
});
