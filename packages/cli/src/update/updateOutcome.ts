import { KIT_VERSION, type Update } from '@stagecraft/generators';
import { installFor } from '../generate/carryOut.ts';
import type { Outcome } from '../generate/Outcome.ts';
import { formatRows, type Row } from '../lib/rows.ts';

/** Of `update`. */
export const updateOutcome: Outcome<Update> = {
  folders: () => [],
  notes: () => '',
  unchanged: ({ current }) =>
    current.length > 0
      ? `Version ${KIT_VERSION} of the kit, which is this one, rendered ${current.join(', ')} already; nothing was changed`
      : 'There is no plugin with a blueprint here; nothing was changed',
  install: async plan => {
    if (plan.changes.length > 0) await installFor(plan, plan.plugins);
  },
  next: ({ plugins }) =>
    [
      ...plugins.map(
        ({ folder, from }) =>
          `${folder} is of version ${KIT_VERSION} of the kit now, and was of ${from}`,
      ),
      ...formatRows([
        ...plugins.map(({ packageName }): Row => [
          'Test',
          `yarn workspace ${packageName} test --watch=false`,
        ]),
        ['See', 'git diff'],
      ]),
    ].join('\n'),
};
