import { checkPostgres } from './checkPostgres.ts';
import {
  CONNECTION_STRING_VARIABLE,
  connectAdmin,
} from './connectionString.ts';

const connectionString = process.env[CONNECTION_STRING_VARIABLE]!;

describe('checkPostgres', () => {
  it('accepts a PostgreSQL 18 with the right to create databases', async () => {
    await expect(checkPostgres(connectionString)).resolves.toBeUndefined();
  });

  it('refuses a user who may not create databases', async () => {
    const knex = connectAdmin(connectionString);
    await knex.raw(`create role check_postgres login password 'secret'`);
    try {
      const url = new URL(connectionString);
      url.username = 'check_postgres';
      url.password = 'secret';
      await expect(checkPostgres(url.href)).rejects.toThrow(
        'does not let its user create databases',
      );
    } finally {
      await knex.raw('drop role check_postgres');
      await knex.destroy();
    }
  });

  it('says how a server cannot be used, and keeps the password to itself', async () => {
    const url = 'postgresql://postgres:secret@127.0.0.1:1';
    const error: Error = await checkPostgres(url).catch(e => e);
    expect(error.message).toMatch(/CONNECTION_STRING cannot be used: .+/);
    expect(error.message).not.toContain('secret');
  });
});
