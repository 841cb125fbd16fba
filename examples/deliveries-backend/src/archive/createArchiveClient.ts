import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { HttpClient } from '@stagecraft/backend-runtime';
import { ArchiveClient } from './ArchiveClient';

const KEY = 'deliveries.archive';

/** Reads `deliveries.archive` of the configuration when the plugin starts. */
export function createArchiveClient(deps: {
  logger: LoggerService;
  rootConfig: RootConfigService;
}): ArchiveClient {
  const { logger, rootConfig } = deps;
  const http = HttpClient.fromConfig(rootConfig, KEY, { logger });
  return new ArchiveClient(http);
}
