import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** Where the migrations of this plugin are. */
export const migrationsDirectory = resolvePackagePath(
  '@internal/plugin-deliveries-backend',
  'migrations',
);
