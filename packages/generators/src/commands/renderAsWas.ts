import { BLUEPRINT_FILE } from '../blueprint/blueprint.ts';
import { judgeVersion } from '../blueprint/kitVersion.ts';
import { GeneratorError } from '../errors.ts';
import type { LoadEngine } from '../render/engine.ts';
import type { RepoFacts, Tree } from '../render/facts.ts';
import { render } from '../render/render.ts';
import type { FoundPlugin } from './plugins.ts';

/**
 * Renders a plugin as it was rendered last, by the version of the kit that did so.
 *
 * @param plugin - of this version or an earlier one
 * @param load - loads an earlier version
 * @throws GeneratorError when that version cannot be had, or cannot render it
 */
export async function renderAsWas(
  { folder, text, checked }: FoundPlugin,
  facts: RepoFacts,
  load: LoadEngine,
): Promise<Tree> {
  const { kitVersion } = checked;
  if (judgeVersion(kitVersion) === 'same') {
    return render(checked, facts);
  }
  const engine = await load(kitVersion);
  const path = `${folder}/${BLUEPRINT_FILE}`;
  try {
    return await engine.render(engine.parseBlueprint(text, path), facts);
  } catch (error) {
    throw new GeneratorError(
      `version ${kitVersion} of the kit, which rendered ${folder}, cannot do so again: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
