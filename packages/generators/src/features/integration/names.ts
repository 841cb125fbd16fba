import { pascalCase } from '../../blueprint/names.ts';
import type { IntegrationEntry } from './entry.ts';

/** What an integration is called by in the files that a plugin's features share. */
export function integrationNames({ name }: Pick<IntegrationEntry, 'name'>) {
  const Name = pascalCase(name);
  return {
    entities: `${name}Entities`,
    entity: `${name}Entity`,
    handlers: `${name}Handlers`,
    openApi: `${name}OpenApi`,
    createClient: `create${Name}Client`,
    createClients: `create${Name}Clients`,
    createEntities: `create${Name}Entities`,
    createRoutes: `create${Name}Routes`,
  };
}

/** The schemas that its operations bring to the API document. */
export function integrationSchemas({
  name,
  annotation,
  list,
}: IntegrationEntry) {
  const Name = pascalCase(name);
  return annotation
    ? [`${Name}Item`, ...(list ? [`${Name}VersionList`] : [])]
    : [];
}
