import { contribution, type Contribution } from '../contribution.ts';

/** What every plugin has, whatever its resources. */
export function contributePlugin(): Contribution {
  return contribution({
    services: ['httpAuth', 'httpRouter'],
    dependencies: [
      '@backstage/backend-plugin-api',
      '@backstage/errors',
      '@stagecraft/backend-runtime',
      'express',
      'express-promise-router',
      // What the runtime takes from the plugin, whether a resource needs it or not.
      'zod',
    ],
    devDependencies: [
      '@backstage/backend-defaults',
      '@backstage/backend-test-utils',
      '@backstage/cli',
      '@stagecraft/backend-testkit',
      '@types/express',
      '@types/supertest',
      'supertest',
    ],
    developmentPlugins: [
      '@backstage/plugin-auth-backend',
      '@backstage/plugin-auth-backend-module-guest-provider',
    ],
  });
}
