import { Journal } from './Journal.ts';
import { withLock } from './lock.ts';

/**
 * Takes back what a command left half done that was killed. Every command calls it
 * before it looks at the repository.
 *
 * @param root - absolute path of the repository
 * @returns what to tell the person, or undefined when nothing was half done
 * @throws GeneratorError when a command is still writing
 */
export function recover(root: string): string | undefined {
  if (!Journal.isThere(root)) {
    return undefined;
  }
  return withLock(root, () => {
    const result = Journal.find(root)?.takeBack();
    if (!result) {
      return undefined;
    }
    const { restored, left } = result;
    return [
      'The last command was interrupted while it wrote; everything is as it was before it',
      ...restored.map(path => `  put back ${path}`),
      ...left.map(path => `  left alone, because it was edited since: ${path}`),
    ].join('\n');
  });
}
