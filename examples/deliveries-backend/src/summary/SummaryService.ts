import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { ComponentSummary } from '../releases/release';
import { ReleaseStore } from '../releases/ReleaseStore';

/** What can be done with the summary, on behalf of a caller. */
export interface SummaryService {
  /** Lists the components that have releases; every user may see all of them. */
  list(options: {
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<ComponentSummary[]>;
}

/** The services that it is built on. */
export interface SummaryServiceOptions {
  knex: Knex;
}

class DefaultSummaryService implements SummaryService {
  constructor(protected readonly options: SummaryServiceOptions) {}

  async list(): Promise<ComponentSummary[]> {
    return new ReleaseStore(this.options.knex).summarize();
  }
}

/** Creates the service when the plugin starts, before it answers anybody. */
export async function createSummaryService(
  options: SummaryServiceOptions,
): Promise<SummaryService> {
  return new DefaultSummaryService(options);
}
