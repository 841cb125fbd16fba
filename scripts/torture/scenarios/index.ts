import type { Scenario } from '../scenario.ts';
import { bigPages } from './bigPages.ts';
import { changes } from './changes.ts';
import { commands } from './commands.ts';
import { creates } from './creates.ts';
import { databaseGone } from './databaseGone.ts';
import { databaseSilent } from './databaseSilent.ts';
import { firstStarts } from './firstStarts.ts';
import { hostile } from './hostile.ts';
import { rollout } from './rollout.ts';
import { shutdown } from './shutdown.ts';

/** Every scenario, by the name that runs it alone. */
export const scenarios: Record<string, Scenario> = {
  creates,
  changes,
  'first-starts': firstStarts,
  rollout,
  'database-gone': databaseGone,
  'database-silent': databaseSilent,
  shutdown,
  hostile,
  'big-pages': bigPages,
  commands,
};
