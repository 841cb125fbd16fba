import type { Plan } from '@stagecraft/generators';
import { installFor } from './carryOut.ts';
import { listKept } from './listChanges.ts';
import { nextSteps } from './nextSteps.ts';
import type { Outcome } from './Outcome.ts';
import { describeRollout } from './rollout.ts';

/** Of the generators that make and change plugins. */
export const pluginOutcome: Outcome<Plan> = {
  folders: ({ plugin, siblings = [] }) =>
    [plugin, ...siblings].map(({ folder }) => folder),
  notes: plan => listKept(plan.kept ?? []) + describeRollout(plan),
  unchanged: ({ plugin }) =>
    `${plugin.folder} has this already; nothing was changed`,
  install: plan => installFor(plan, packagesOf(plan)),
  next: (plan, repeat) =>
    `${plan.plugin.folder} is ready: ${plan.plugin.packageName}\n${nextSteps(plan, repeat)}`,
};

// Those that are there once the plan is carried out.
function packagesOf({ plugin, siblings = [], changes }: Plan) {
  const isDeleted = (path: string) =>
    changes.some(change => change.path === path && change.after === undefined);
  return [
    plugin,
    ...siblings.filter(({ folder }) => !isDeleted(`${folder}/package.json`)),
  ];
}
