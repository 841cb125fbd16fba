import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestRepository } from './TestRepository.ts';

/** The version that stands for an earlier kit in tests. */
export const OLDER = '0.0.9';

const ENGINE = pathToFileURL(
  join(import.meta.dirname, '../../../generators/src/index.ts'),
).href;
const LINE = '// Older.';

/** Makes a plugin as the earlier kit would: with a line more in one file. */
export async function makeOlderPlugin(
  repository: TestRepository,
  id: string,
): Promise<void> {
  await repository.stagecraft(['plugin', '--id', id]);
  const folder = `plugins/${id}-backend`;
  const blueprint = JSON.parse(
    await repository.read(`${folder}/.stagecraft.json`),
  );
  const index = await repository.read(`${folder}/src/index.ts`);
  await repository.write({
    [`${folder}/.stagecraft.json`]: `${JSON.stringify({ ...blueprint, kitVersion: OLDER }, null, 2)}\n`,
    [`${folder}/src/index.ts`]: `${LINE}\n${index}`,
  });
}

/**
 * Lets the stand-in for Yarn install the earlier kit, keep what it was asked for in
 * `asked.json`, and its calls in `yarn.calls`.
 *
 * @param engine - `version`: what it says it is; `render`: what it gives, as code, of
 *   the `tree` as it rendered it
 */
export async function installEngine(
  repository: TestRepository,
  engine: { version?: string; render?: string } = {},
): Promise<void> {
  const { version = OLDER, render = 'tree' } = engine;
  await repository.write({
    'yarn.calls': '',
    'bin/engine.mjs': `
import * as kit from '${ENGINE}';
export const parseBlueprint = kit.parseBlueprint;
export async function render(blueprint, facts) {
  const tree = await kit.render(blueprint, facts);
  tree['src/index.ts'] = '${LINE}\\n' + tree['src/index.ts'];
  return ${render};
}
`,
  });
  await repository.fakeYarn(`
echo "$*" >> "$ROOT/yarn.calls"
[ -f engine.mjs ] || exit 0
cp package.json "$ROOT/asked.json"
folder=node_modules/@stagecraft/generators
mkdir -p $folder
cp "$ROOT/bin/engine.mjs" $folder/index.mjs
echo '{"name": "@stagecraft/generators", "version": "${version}", "exports": "./index.mjs"}' > $folder/package.json
`);
}
