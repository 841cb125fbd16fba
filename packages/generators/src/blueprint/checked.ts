import { z } from 'zod';
import { explainPluginId } from './pluginId.ts';

/** Turns a function that says what is wrong with a text into a zod schema. */
export const checked = (problem: (value: string) => string | undefined) =>
  z.string().superRefine((value, context) => {
    const message = problem(value);
    if (message) {
      context.addIssue(message);
    }
  });

/** Turns a function that throws into a check of a zod schema. */
export const checkedBy =
  <Value>(check: (value: Value) => void) =>
  (value: Value, context: z.RefinementCtx) => {
    try {
      check(value);
    } catch (error) {
      context.addIssue((error as Error).message);
    }
  };

/** The id of a plugin, which is also its path below `/api` and its folder's name. */
export const pluginIdSchema = checked(explainPluginId);
