import { createBackend } from '@backstage/backend-defaults';
import { database } from './database';
import { rootHttpRouter } from './rootHttpRouter';

const backend = createBackend();

backend.add(database);
backend.add(rootHttpRouter);

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@internal/plugin-incidents-backend'));
backend.add(import('@internal/plugin-status-backend'));

// A replica that could not start would live on and serve nothing. Whatever runs it sees
// by the exit code that it has to be started again.
backend.start().catch(error => {
  console.error('The backend could not start.', error);
  process.exit(1);
});
