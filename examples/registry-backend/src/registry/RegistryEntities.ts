import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { RegistryClient } from './RegistryClient';

const ANNOTATION = 'example.com/repository';

/** What the entities of the catalog are called in the registry. */
export interface RegistryEntities {
  /**
   * Reads an entity as the caller, and what it is called.
   *
   * @throws NotFoundError without an entity that the caller may see, or its annotation
   */
  find(
    entityRef: string,
    options: { credentials: BackstageCredentials },
  ): Promise<{ client: RegistryClient; name: string }>;
}

export function createRegistryEntities(deps: {
  catalog: CatalogService;
  registry: RegistryClient;
}): RegistryEntities {
  const { catalog, registry } = deps;
  return {
    async find(entityRef, { credentials }) {
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity) {
        throw new NotFoundError(`There is no entity ${entityRef}`);
      }
      const { annotations } = entity.metadata;
      const name = annotations?.[ANNOTATION];
      if (!name) {
        throw new NotFoundError(`${entityRef} has no annotation ${ANNOTATION}`);
      }
      return { client: registry, name };
    },
  };
}
