import { posix } from 'node:path';
import { isSchema } from '../merge/mergeSchema.ts';
import { editManifest } from '../workspace/editManifest.ts';
import type { Change } from './plan.ts';

/**
 * Leaves a schema of the configuration in the manifest as long as it stays on disk, as it
 * does when people have keys of their own in it.
 *
 * @param changes - of one package
 */
export function keepSchema(changes: Change[]): Change[] {
  const schema = changes.find(
    ({ path, after }) => isSchema(path) && after !== undefined,
  );
  return changes.map(change =>
    schema && posix.basename(change.path) === 'package.json'
      ? withSchema(change, posix.basename(schema.path))
      : change,
  );
}

function withSchema(change: Change, name: string): Change {
  const { before, after } = change;
  const [old, next] = [before, after].map(text => JSON.parse(text ?? '{}'));
  if (!after || old.configSchema !== name || next.configSchema === name) {
    return change;
  }
  const files: string[] = (old.files ?? []).filter(
    (file: string) => file === name || next.files.includes(file),
  );
  return {
    ...change,
    after: editManifest(
      editManifest(after, ['files'], files),
      ['configSchema'],
      name,
    ),
  };
}
