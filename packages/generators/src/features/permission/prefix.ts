import type { Blueprint } from '../../blueprint/blueprint.ts';
import { kebabCase } from '../../blueprint/names.ts';

/** What the names of the permissions for something begin with. */
export function permissionPrefix(
  { pluginId }: Pick<Blueprint, 'pluginId'>,
  of: string,
): string {
  return `${pluginId}.${kebabCase(of)}`;
}
