// From an empty clone to plugins that run: makes them as a person would, with
// nothing edited, and checks what they are. A line for each step; the last counts.
//
//   ./yarnw end-to-end         everything, and of docs/skill/SKILL.md its own example
//   ./yarnw end-to-end skill   only what SKILL.md says, for each requirement
import { checkPlugins } from './endToEnd/checkPlugins.ts';
import { makeClone } from './endToEnd/clone.ts';
import { followSkill } from './endToEnd/followSkill.ts';
import { makePlugins } from './endToEnd/makePlugins.ts';
import { makeSecured } from './endToEnd/makeSecured.ts';
import { servePlugins } from './endToEnd/servePlugins.ts';
import { onSignal } from './onSignal.ts';
import { runSteps } from './runSteps.ts';
import { requirements } from './skill/requirements.ts';

const clone = await makeClone({ installed: true });
onSignal(() => clone.remove());
const [ownExample] = requirements;
// The skill comes first, for it is to work in a clone that is fresh.
const steps = process.argv.includes('skill')
  ? followSkill(clone, requirements)
  : [
      ...followSkill(clone, [ownExample]),
      ...makePlugins(clone),
      ...makeSecured(clone),
      ...checkPlugins(clone),
      ...servePlugins(clone),
    ];

process.exit(await runSteps(steps, () => clone.remove()));
