// Makes each kind of package that `yarn new` offers, all in one clone, and holds them
// against what "ready" says: every check is green, and a backend starts with all of
// them. Where a kind is refused, or not ready yet, it does what the message says. A line
// for each step; the last counts.
//
//   ./yarnw new-templates
import { listTemplates } from '../packages/cli/src/new/templates.ts';
import { makeClone } from './endToEnd/clone.ts';
import { checkKinds } from './newTemplates/checkKinds.ts';
import { makeKinds } from './newTemplates/makeKinds.ts';
import { onSignal } from './onSignal.ts';
import { root } from './run.ts';
import { runSteps } from './runSteps.ts';

const clone = await makeClone();
onSignal(() => clone.remove());
const templates = await listTemplates(root);
const steps = [...makeKinds(clone, templates), ...checkKinds(clone)];
process.exit(await runSteps(steps, () => clone.remove()));
