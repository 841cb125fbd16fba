import {
  formatBlueprint,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { resourceNames } from '../blueprint/resourceName.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { shapes, type Resource } from './shapes.ts';
import { words } from './words.ts';

/** Ids of 1 and of 40 characters, with digits and dashes. */
export const blueprints = [
  blueprint('a', []),
  blueprint('k8s-sync', shapes),
  blueprint('abcdefghij-klmnopqrst-uvwxyz-123456789-a', words),
];

function blueprint(pluginId: string, entries: Resource[]): Blueprint {
  const times: string[] = [];
  const text = formatBlueprint({
    kitVersion: KIT_VERSION,
    package: { name: `@internal/plugin-${pluginId}-backend` },
    pluginId,
    resources: entries.map(({ name, plural, fields }) => {
      const addedAt = nextAddedAt(times);
      times.push(addedAt);
      return { ...resourceNames(name, plural), addedAt, fields };
    }),
  });
  return parseBlueprint(text, pluginId);
}
