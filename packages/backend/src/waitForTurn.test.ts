import { createTestDatabases } from '@stagecraft/backend-testkit';
import { waitForTurn } from './waitForTurn';

const databases = createTestDatabases();

it('lets one replica start at a time', async () => {
  const knex = await databases.init('POSTGRES_18');
  const order: string[] = [];
  const endTurn = await waitForTurn(knex);

  const next = waitForTurn(knex).then(async endNext => {
    order.push('next');
    await endNext();
  });
  await expect(waitForTurn(knex, 50)).rejects.toThrow('has been starting');
  order.push('first');
  await endTurn();
  await next;

  expect(order).toEqual(['first', 'next']);
  expect(knex.client.pool.numUsed()).toBe(0);
});

it('lets a replica that is gone wait for nobody', async () => {
  const knex = await databases.init('POSTGRES_18');
  await waitForTurn(knex);
  await knex.raw(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and granted and database =
       (select oid from pg_database where datname = current_database())`,
  );

  const endTurn = await waitForTurn(knex, 5_000);
  await expect(endTurn()).resolves.toBeUndefined();
});

it('does not wait where there is one replica', async () => {
  const knex = await databases.init('SQLITE_3');
  await waitForTurn(knex);
  await expect(waitForTurn(knex)).resolves.toBeDefined();
});
