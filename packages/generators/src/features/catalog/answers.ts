import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';

/** `component,system` → `['component', 'system']` */
export const parseKinds = (text: string): string[] =>
  text.split(/[\s,]+/).filter(Boolean);

function kindsProblem(text: string): string | undefined {
  const kinds = parseKinds(text);
  const wrong = kinds.find(kind => !/^[a-z][a-z0-9]{0,62}$/.test(kind));
  return wrong !== undefined || kinds.length === 0
    ? `"${wrong ?? text}" cannot be a kind of entities; say them in lower case, such as component,system`
    : undefined;
}

export const catalogAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().meta({
    description: 'Name of the resource',
    example: 'incident',
  }),
  field: z.string().meta({
    description:
      'Name of the field of type entityRef whose entity has to exist',
    example: 'service',
  }),
  kinds: checked(kindsProblem).optional().meta({
    description: 'The kinds that the entity can have, with commas',
    example: 'component,system',
  }),
});
