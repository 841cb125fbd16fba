import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { incidentEntities } from '../src/incidents/__testUtils__/entities';

const backend = createBackend();

// In place of a catalog.
backend.add(catalogServiceMock.factory({ entities: [...incidentEntities] }));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('../src'));

backend.start();
