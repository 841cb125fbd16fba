import { RootConfigService } from '@backstage/backend-plugin-api';
import { webhookPresets, WebhookReceiver } from '@stagecraft/backend-runtime';

/** Reads deliveries from requests, and refuses what is not signed. */
export type CiReceiver = Pick<WebhookReceiver, 'receive'>;

/** Composes it when the plugin starts; what is wrapped around it goes here. */
export function createCiReceiver(deps: {
  rootConfig: RootConfigService;
}): CiReceiver {
  const { rootConfig } = deps;
  return WebhookReceiver.fromConfig(
    rootConfig,
    'deliveries.ci',
    webhookPresets.generic,
  );
}
