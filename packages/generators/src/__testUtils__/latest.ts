import type { LoggerService } from '@backstage/backend-plugin-api';
import { migrate } from '@stagecraft/backend-runtime';
import type { Knex } from 'knex';

const logger: LoggerService = { ...console, child: () => logger };

/** Migrates as a plugin does when it starts. */
export const latest = (knex: Knex, directory: string) =>
  migrate({ getClient: async () => knex }, { directory, logger });
