import { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ColumnCondition,
  Criteria,
  resolveCriteria,
  RowCriteria,
} from '@stagecraft/backend-runtime';

/**
 * That the entity in a column is owned by one of some.
 *
 * @public
 */
export interface OwnedCondition {
  column: string;
  owners: string[];
}

interface Deps {
  auth: AuthService;
  catalog: CatalogService;
}

// More than one owner has. All of them are in one statement.
const MAX_ENTITIES = 200_000;

/** Asks the catalog what these own, and puts that in the place of the owners. */
export function resolveOwned(
  criteria: Criteria<ColumnCondition | OwnedCondition>,
  deps: Deps,
): Promise<RowCriteria> {
  return resolveCriteria(criteria, async condition =>
    'owners' in condition
      ? {
          column: condition.column,
          values: await findOwned(condition.owners, deps),
        }
      : condition,
  );
}

/** The refs of the entities that these own. */
async function findOwned(owners: string[], { auth, catalog }: Deps) {
  if (owners.length === 0) {
    return [];
  }
  const refs: string[] = [];
  const pages = catalog.streamEntities(
    {
      filter: { [`relations.${RELATION_OWNED_BY}`]: owners },
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  for await (const page of pages) {
    refs.push(...page.map(stringifyEntityRef));
    if (refs.length > MAX_ENTITIES) {
      throw new Error(
        `${owners.join(', ')} own more than ${MAX_ENTITIES} entities`,
      );
    }
  }
  return refs;
}

/** Finds the owners of entities, by the refs of these. */
export async function findOwners(
  refs: string[],
  { auth, catalog }: Deps,
): Promise<Map<string, string[]>> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: refs, fields: ['relations'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return new Map(
    items.map((entity, index) => [
      refs[index],
      (entity?.relations ?? []).flatMap(({ type, targetRef }) =>
        type === RELATION_OWNED_BY ? [targetRef] : [],
      ),
    ]),
  );
}
