import { createBackend } from '@backstage/backend-defaults';
import { developmentConfig } from '@stagecraft/backend-testkit';

const backend = createBackend();

// What the repository's own configuration says goes before this.
backend.add(
  developmentConfig({
    deliveries: {
      archive: {
        baseUrl: 'https://archive.example.com/api',
        token: 'token-for-tests',
      },
      ci: { secrets: ['whsec_b25seSBmb3IgdGVzdHM='] },
    },
  }),
);

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('../src'));

backend.start();
