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
import { runSteps } from './runSteps.ts';

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

process.exit(await runSteps(steps, () => clone.remove()));
