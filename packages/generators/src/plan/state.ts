import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Where a repository keeps what is about a running command; git ignores it. The name
 * is of the repository, since node_modules may be a link that several share.
 *
 * @param root - absolute path of the repository
 */
export function stateFolder(root: string): string {
  const name = createHash('sha1').update(root).digest('hex').slice(0, 12);
  return join(root, 'node_modules', '.cache', 'stagecraft', name);
}
