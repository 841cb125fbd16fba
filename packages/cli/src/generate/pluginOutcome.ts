import type { Plan } from '@stagecraft/generators';
import { installFor } from './carryOut.ts';
import { listKept } from './listChanges.ts';
import { nextSteps } from './nextSteps.ts';
import type { Outcome } from './Outcome.ts';
import { describeRollout } from './rollout.ts';

/** Of the generators that make and change plugins. */
export const pluginOutcome: Outcome<Plan> = {
  folder: ({ plugin }) => plugin.folder,
  notes: plan => listKept(plan.kept ?? []) + describeRollout(plan),
  unchanged: ({ plugin }) =>
    `${plugin.folder} has this already; nothing was changed`,
  install: plan => installFor(plan, [plan.plugin]),
  next: (plan, repeat) =>
    `${plan.plugin.folder} is ready: ${plan.plugin.packageName}\n${nextSteps(plan, repeat)}`,
};
