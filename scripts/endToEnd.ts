// From an empty clone to plugins that run: makes them as a person would, with
// nothing edited, and checks what they are. A line for each step; the last counts.
//
//   ./yarnw end-to-end         everything
//   ./yarnw end-to-end skill   only what docs/skill/SKILL.md says
import { checkPlugins } from './endToEnd/checkPlugins.ts';
import { makeClone } from './endToEnd/clone.ts';
import { followSkill } from './endToEnd/followSkill.ts';
import { makePlugins } from './endToEnd/makePlugins.ts';
import { servePlugins } from './endToEnd/servePlugins.ts';
import { onSignal } from './onSignal.ts';

const clone = await makeClone();
onSignal(() => clone.remove());
const rest = [
  ...makePlugins(clone),
  ...checkPlugins(clone),
  ...servePlugins(clone),
];
// The skill comes first, for it is to work in a clone that is fresh.
const steps = [
  ...followSkill(clone),
  ...(process.argv.includes('skill') ? [] : rest),
];

let passed = 0;
let failed = 0;
for (const [name, step] of steps) {
  const start = performance.now();
  try {
    await step();
    passed += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`✓ ${name}, ${seconds} s`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}\n${(error as Error).message}`);
    break;
  }
}
clone.remove();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
