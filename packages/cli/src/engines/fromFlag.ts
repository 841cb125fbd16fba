import type { Flag } from '../lib/flags.ts';

/** The flag of commands that may need an earlier version of the kit. */
export const fromFlag = {
  type: String,
  placeholder: '<archive>',
  description:
    'Take the version of the kit that rendered the plugin from this archive of @stagecraft/generators, and not from the registry',
} satisfies Flag;
