import { z } from 'zod';

/** What `init` has to know. */
export const initAnswers = z.strictObject({
  plopfile: z.boolean().optional().meta({
    description: 'Write a plopfile.mjs with the generators, and add plop',
  }),
  ci: z.boolean().optional().meta({
    description: 'Add a script check:plugins, which CI can run',
  }),
  undo: z.boolean().optional().meta({
    description: 'Take back all that init has written here',
  }),
});

export type InitAnswers = z.output<typeof initAnswers>;
