import { CatalogService } from '@backstage/plugin-catalog-node';
import { checkEntity, summarizeEntities } from '../service/entities';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { IncidentService } from './IncidentService';
import {
  CreateIncident,
  GetIncident,
  Incident,
  ListIncidents,
  UpdateIncident,
} from './schema';

/** Takes incidents only whose entities the caller sees, and adds these when asked. */
export class CatalogedIncidents implements IncidentService {
  constructor(
    private readonly incidents: IncidentService,
    private readonly deps: { catalog: CatalogService },
  ) {}

  create(input: CreateIncident, options: CreateOptions) {
    const check = async () => {
      await options.check?.();
      await this.#check(input, options);
    };
    return this.incidents.create(input, { ...options, check });
  }

  async get(id: string, options: ReadOptions & GetIncident) {
    const incident = await this.incidents.get(id, options);
    const [expanded] = await this.#expand([incident], options.expand, options);
    return expanded;
  }

  async list(query: ListIncidents, options: ReadOptions) {
    const { items, pageInfo } = await this.incidents.list(query, options);
    return {
      items: await this.#expand(items, query.expand, options),
      pageInfo,
    };
  }

  async update(id: string, patch: UpdateIncident, options: ChangeOptions) {
    await this.#check(patch, options);
    return this.incidents.update(id, patch, options);
  }

  delete(id: string, options: ChangeOptions) {
    return this.incidents.delete(id, options);
  }

  async #check(input: UpdateIncident, { credentials }: ReadOptions) {
    const { catalog } = this.deps;
    await checkEntity(
      catalog,
      { name: 'service', value: input.service, kinds: ['component', 'system'] },
      { credentials },
    );
  }

  async #expand(
    all: Incident[],
    expand: GetIncident['expand'] = [],
    { credentials }: ReadOptions,
  ): Promise<Incident[]> {
    const fields = [expand].flat();
    if (fields.length === 0) {
      return all;
    }
    const refs = all.flatMap(row => fields.flatMap(field => row[field] ?? []));
    const entities = await summarizeEntities(this.deps.catalog, refs, {
      credentials,
    });
    return all.map(row => ({
      ...row,
      expanded: Object.fromEntries(
        fields.map(field => [field, entities.get(row[field] ?? '') ?? null]),
      ),
    }));
  }
}
