/**
 * A process, not a module to import: a replica that drains `ci_deliveries`, and keeps in
 * `effects` what it has handled. Its first argument is a connection of PostgreSQL as
 * JSON. The second one says in the middle of which delivery it stops for ever, which it
 * tells its parent.
 */
import knexFactory from 'knex';
import { DeliveryQueue } from '../deliveries/DeliveryQueue';

const [, , connection, last] = process.argv;
const knex = knexFactory({ client: 'pg', connection: JSON.parse(connection) });
const log = () => {};
const logger = { error: log, warn: log, info: log, debug: log };
let begun = 0;

new DeliveryQueue(knex, { table: 'ci_deliveries' })
  .drain(
    async ({ id }) => {
      begun += 1;
      if (begun === Number(last)) {
        process.send!('stopped');
        await new Promise(() => {});
      }
      await knex('effects').insert({ id }).onConflict('id').ignore();
    },
    {
      signal: new AbortController().signal,
      logger: { ...logger, child: () => ({ ...logger, child: undefined! }) },
    },
  )
  .then(() => knex.destroy())
  .then(() => process.disconnect());
