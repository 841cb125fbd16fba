import { z } from 'zod';

/**
 * Says a default in words. Whoever reads a property with a default takes it for one that
 * is always there, as in answers, and asks for it in requests, too.
 */
export function describeDefault(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.default !== undefined) {
    const words = `Without it: ${JSON.stringify(schema.default)}`;
    schema.description = [schema.description, words].filter(Boolean).join('. ');
    delete schema.default;
  }
}
