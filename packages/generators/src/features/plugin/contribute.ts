import { KIT_VERSION } from '../../kitVersion.ts';
import type { Contribution } from '../contribution.ts';

/** What every plugin has, whatever its resources. */
export function contributePlugin(): Contribution {
  return {
    services: ['httpAuth', 'httpRouter'],
    dependencies: {
      '@backstage/backend-plugin-api': '1.10.1',
      '@backstage/errors': '1.3.1',
      '@stagecraft/backend-runtime': KIT_VERSION,
      express: '4.22.0',
      'express-promise-router': '4.1.0',
      // What the runtime takes from the plugin, whether a resource needs it or not.
      zod: '4.6.7',
    },
    devDependencies: {
      '@backstage/backend-defaults': '0.18.0',
      '@backstage/backend-test-utils': '1.11.7',
      '@backstage/cli': '0.36.6',
      '@backstage/plugin-auth-backend': '0.30.1',
      '@backstage/plugin-auth-backend-module-guest-provider': '0.2.23',
      '@stagecraft/backend-testkit': KIT_VERSION,
      '@types/express': '4.17.6',
      '@types/supertest': '2.0.12',
      supertest: '6.2.4',
    },
    tables: [],
    files: {},
    seeds: {},
  };
}
