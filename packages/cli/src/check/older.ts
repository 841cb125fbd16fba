import {
  judgeVersion,
  KIT_VERSION,
  type Repository,
} from '@stagecraft/generators';
import { asCallable } from '../lib/asCallable.ts';

/**
 * Says which plugins an older version of the kit rendered, and how to update them;
 * nothing when there is none.
 *
 * @param ids - of plugins whose blueprints are valid
 */
export function describeOlder(
  { plugins }: Pick<Repository, 'plugins'>,
  ids: string[],
): string {
  const older = ids
    .map(id => ({ id, version: plugins.get(id)!.blueprint().kitVersion }))
    .filter(({ version }) => judgeVersion(version) === 'older')
    .map(({ id, version }) => `${id} (${version})`);
  return older.length > 0
    ? asCallable(
        `Rendered by an older version of the kit than this, ${KIT_VERSION}: ${older.join(', ')}. To update: yarn backstage-cli stagecraft update\n`,
      )
    : '';
}
