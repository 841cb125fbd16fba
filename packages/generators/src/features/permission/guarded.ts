import type { Blueprint } from '../../blueprint/blueprint.ts';
import { namedFeatures } from '../../blueprint/features.ts';
import { kebabCase, label } from '../../blueprint/names.ts';

/** What a guard stands in front of. */
interface Guarded {
  kind: string;
  /** As in: the routes of the roster. */
  label: string;
  path: string;
  /** One that a test can call. */
  samplePath: string;
  /** What each permission is for, by its action. */
  actions: Record<string, string>;
}

/** Says what the guard for a feature stands in front of. */
export function guardedBy(of: string, blueprint: Blueprint): Guarded {
  const { feature: kind } = namedFeatures(blueprint).find(
    ({ name }) => name === of,
  )!;
  const path = kebabCase(of);
  const says = label(of);
  if (kind === 'integration') {
    return {
      kind,
      label: says,
      path: `/entities/:kind/:namespace/:name/${path}`,
      samplePath: `/entities/Component/default/shop/${path}`,
      actions: { read: `To read what the ${says} has of an entity.` },
    };
  }
  if (kind === 'webhook') {
    const deliveries = `/webhooks/${path}/deliveries`;
    return {
      kind,
      label: `${says} deliveries`,
      path: deliveries,
      samplePath: deliveries,
      actions: {
        read: `To list the ${says} deliveries.`,
        update: `To have one of the ${says} deliveries handled again.`,
      },
    };
  }
  return {
    kind,
    label: says,
    path: `/${path}`,
    samplePath: `/${path}`,
    actions: {
      read: `To read the ${says}.`,
      update: `To change anything in the ${says}.`,
    },
  };
}
