import { join } from 'node:path';

/** Where a repository keeps what is about a running command; git ignores it. */
export function stateFolder(root: string): string {
  return join(root, 'node_modules', '.cache', 'stagecraft');
}
