import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { z } from 'zod';

/** What is said of an entity beside its reference. */
export const entitySummarySchema = z.object({
  title: z.string(),
  type: z.string().nullable(),
  owner: z.string().nullable(),
});

export type EntitySummary = z.output<typeof entitySummarySchema>;

/**
 * Checks that a caller sees the entity in a field; one without a value is good.
 *
 * @throws InputError when there is none, or it is of another kind
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function checkEntity(
  catalog: CatalogService,
  field: { name: string; value: string | null | undefined; kinds?: string[] },
  options: { credentials: BackstageCredentials },
): Promise<void> {
  const { name, value, kinds } = field;
  if (value === undefined || value === null) {
    return;
  }
  const [kind] = value.split(':');
  if (kinds && !kinds.includes(kind)) {
    throw new InputError(
      `Invalid body: ${name}: Expected a ${kinds.join(' or ')}, got ${value}`,
    );
  }
  const entity = await answerOf(catalog.getEntityByRef(value, options));
  if (!entity) {
    throw new InputError(`Invalid body: ${name}: There is no entity ${value}`);
  }
}

/**
 * Asks once for what a caller sees of entities.
 *
 * @returns it by their references
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function summarizeEntities(
  catalog: CatalogService,
  refs: string[],
  options: { credentials: BackstageCredentials },
): Promise<Map<string, EntitySummary>> {
  const entityRefs = [...new Set(refs)];
  const summaries = new Map<string, EntitySummary>();
  if (entityRefs.length === 0) {
    return summaries;
  }
  const fields = ['kind', 'metadata', 'spec.type', 'spec.owner', 'relations'];
  const { items } = await answerOf(
    catalog.getEntitiesByRefs({ entityRefs, fields }, options),
  );
  items.forEach((entity, index) => {
    if (entity) {
      const { metadata, spec, relations = [] } = entity;
      const owner = relations.find(({ type }) => type === 'ownedBy');
      summaries.set(entityRefs[index], {
        title: metadata.title ?? metadata.name,
        type: textOf(spec?.type),
        owner: owner?.targetRef ?? textOf(spec?.owner),
      });
    }
  });
  return summaries;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

async function answerOf<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw new ServiceUnavailableError('The catalog does not answer', error);
  }
}
