import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { developmentConfig } from '@stagecraft/backend-testkit';
import { registryEntity } from '../src/registry/__testUtils__/registry';

const backend = createBackend();

// What the repository's own configuration says goes before this.
backend.add(
  developmentConfig({
    registry: {
      registry: {
        baseUrl: 'https://registry.example.com/api',
        token: 'token-for-tests',
      },
    },
  }),
);

// In place of a catalog.
backend.add(catalogServiceMock.factory({ entities: [registryEntity] }));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('../src'));

backend.start();
