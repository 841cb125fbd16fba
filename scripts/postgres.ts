// Starts the PostgreSQL that tests use, prints the connection string of its superuser,
// and ends it, with all that is in it, when this process ends.
import { startPostgres } from './endToEnd/postgres.ts';

console.log(await startPostgres());
setInterval(() => {}, 60_000);
