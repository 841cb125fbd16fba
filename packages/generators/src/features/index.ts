import type { Blueprint } from '../blueprint/blueprint.ts';
import type { FeatureEntry, RemovedFeature } from '../blueprint/features.ts';
import type { SiblingNames } from '../blueprint/siblings.ts';
import type { Contribution } from './contribution.ts';
import { contributeAction } from './action/contribute.ts';
import { contributeAudit } from './audit/contribute.ts';
import { contributeCatalog } from './catalog/contribute.ts';
import { contributeClient } from './client/contribute.ts';
import { contributeCustom } from './custom/contribute.ts';
import { contributeExtensionPoint } from './extensionPoint/contribute.ts';
import { contributeIntegration } from './integration/contribute.ts';
import { contributeLink, contributeRemovedLink } from './link/contribute.ts';
import { contributePermission } from './permission/contribute.ts';
import { contributeSubscription } from './subscription/contribute.ts';
import { contributeTask } from './task/contribute.ts';
import {
  contributeRemovedWebhook,
  contributeWebhook,
} from './webhook/contribute.ts';

/**
 * What a feature adds to its plugin, whatever its kind.
 *
 * @param blueprint - the plugin's
 * @param siblings - what the packages are called that it has beside its own
 */
export function contributeFeature(
  entry: FeatureEntry,
  blueprint: Blueprint,
  siblings: Partial<SiblingNames>,
): Contribution {
  switch (entry.feature) {
    case 'action':
      return contributeAction(entry, blueprint);
    case 'audit':
      return contributeAudit(entry, blueprint);
    case 'catalog':
      return contributeCatalog(entry, blueprint);
    case 'client':
      return contributeClient(entry, blueprint, siblings);
    case 'extension-point':
      return contributeExtensionPoint(entry, blueprint, siblings);
    case 'integration':
      return contributeIntegration(entry, blueprint);
    case 'link':
      return contributeLink(entry, blueprint, siblings);
    case 'permission':
      return contributePermission(entry, blueprint, siblings);
    case 'subscription':
      return contributeSubscription(entry);
    case 'task':
      return contributeTask(entry, blueprint);
    case 'webhook':
      return contributeWebhook(entry, blueprint);
    default:
      return contributeCustom(entry);
  }
}

/** What is left of a feature that was removed, for the sake of its migrations. */
export function contributeRemovedFeature(
  entry: RemovedFeature,
  blueprint: Blueprint,
): Contribution {
  return entry.feature === 'link'
    ? contributeRemovedLink(entry, blueprint)
    : contributeRemovedWebhook(entry);
}
