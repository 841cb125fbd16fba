import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { HttpClient } from '@stagecraft/backend-runtime';
import { RegistryClient } from './RegistryClient';

const KEY = 'registry.registry';

/** Reads `registry.registry` of the configuration when the plugin starts. */
export function createRegistryClient(deps: {
  logger: LoggerService;
  rootConfig: RootConfigService;
}): RegistryClient {
  const { logger, rootConfig } = deps;
  const http = HttpClient.fromConfig(rootConfig, KEY, { logger });
  return new RegistryClient(http);
}
