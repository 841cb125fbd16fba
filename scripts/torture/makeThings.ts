import type { Clone } from '../endToEnd/clone.ts';
import { tools } from '../endToEnd/steps.ts';
import { thingFields } from './rows.ts';

/** Makes a plugin in a clone whose resource has a field of every type, and commits it. */
export async function makeThings(clone: Clone): Promise<void> {
  const { plop } = tools(clone);
  await plop('plugin', '--id=things');
  for (const [name, fields] of [
    ['thing', thingFields.join(' ')],
    ['remark', 'thing:ref(thing) body:text'],
  ]) {
    await plop(
      'resource',
      '--plugin=things',
      `--name=${name}`,
      `--fields=${fields}`,
    );
  }
  await clone.succeed(['git', 'add', '-A']);
  await clone.succeed([
    ...['git', '-c', 'user.name=torture', '-c', 'user.email=torture@localhost'],
    ...['commit', '--quiet', '--no-verify', '-m', 'Add things'],
  ]);
}
