import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import { judgeVersion } from '../blueprint/kitVersion.ts';
import { GeneratorError } from '../errors.ts';
import type { LoadEngine } from '../render/engine.ts';
import type { Tree } from '../render/facts.ts';
import { render, renderSibling } from '../render/render.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { FoundPlugin } from './plugins.ts';

/**
 * Renders one of a plugin's packages as it was rendered last, by the version of the kit
 * that did so.
 *
 * @param plugin - of this version or an earlier one
 * @param of - which package, and what the repository decides about it
 * @param load - loads an earlier version
 * @throws GeneratorError when that version cannot be had, or cannot render it
 */
export async function renderAsWas(
  { folder, text, checked }: FoundPlugin,
  { kind, facts }: Pick<PluginPackage, 'kind' | 'facts'>,
  load: LoadEngine,
): Promise<Tree> {
  const { kitVersion } = checked;
  if (judgeVersion(kitVersion) === 'same') {
    return kind ? renderSibling(checked, kind, facts) : render(checked, facts);
  }
  const engine = await load(kitVersion);
  const path = `${folder}/${BLUEPRINT_FILE}`;
  try {
    const blueprint = engine.parseBlueprint(text, path);
    return kind
      ? ((await engine.renderSibling?.(blueprint, kind, facts)) ?? {})
      : await engine.render(blueprint, facts);
  } catch (error) {
    throw new GeneratorError(
      `version ${kitVersion} of the kit, which rendered ${folder}, cannot do so again: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
