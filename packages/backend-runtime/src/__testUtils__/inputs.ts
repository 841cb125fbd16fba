import fc from 'fast-check';
import { z } from 'zod';

/** Any string that JavaScript can hold, lone surrogates apart. */
export const anyText = fc.string({ unit: 'binary', maxLength: 20 });

/** What a schema makes of a value; undefined stands for a value that it refuses. */
export const parse = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).data;
