import { formatBlueprint } from '../blueprint/blueprint.ts';
import { historic } from '../__testUtils__/historic.ts';
import * as kit from '../index.ts';
import type { Engine } from './engine.ts';

it('is what the package exports', async () => {
  const engine: Engine = kit;
  const text = formatBlueprint(historic);
  const tree = await engine.render(engine.parseBlueprint(text, 'file'), {
    format: async (_, code) => code,
    manifest: { version: '0.1.0', license: 'Apache-2.0', private: true },
    versionRange: (_, atLeast) => `^${atLeast}`,
  });
  expect(tree[kit.BLUEPRINT_FILE]).toBe(text);
});
