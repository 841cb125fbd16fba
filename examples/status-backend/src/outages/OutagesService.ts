import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { incidentsServiceRef } from '@internal/plugin-incidents-node';
import { ListOutages, Outage } from './outage';

/** What can be done with the outages, on behalf of a caller. */
export interface OutagesService {
  /** Lists the services with open incidents, as far as the user may see these. */
  list(
    options: ListOutages & {
      credentials: BackstageCredentials<BackstageUserPrincipal>;
    },
  ): Promise<Outage[]>;
}

/** The services that it is built on. */
export interface OutagesServiceOptions {
  incidents: typeof incidentsServiceRef.T;
  /** For how many milliseconds all pages together may take; 5,000 unless said. */
  deadline?: number;
}

class DefaultOutagesService implements OutagesService {
  constructor(protected readonly options: OutagesServiceOptions) {}

  async list({
    service,
    credentials,
  }: Parameters<OutagesService['list']>[0]): Promise<Outage[]> {
    const { incidents, deadline = 5_000 } = this.options;
    const pages = incidents.pages(
      { service, limit: 100 },
      { credentials, signal: AbortSignal.timeout(deadline) },
    );
    const outages = new Map<string, Outage>();
    for await (const { items } of pages) {
      for (const { service: ref, acknowledged, startedAt } of items) {
        if (ref !== null && !acknowledged) {
          const { incidents: before, since } = outages.get(ref) ?? {
            incidents: 0,
            since: startedAt,
          };
          outages.set(ref, {
            service: ref,
            incidents: before + 1,
            since: startedAt < since ? startedAt : since,
          });
        }
      }
    }
    return [...outages.values()];
  }
}

/** Creates the service when the plugin starts, before it answers anybody. */
export async function createOutagesService(
  options: OutagesServiceOptions,
): Promise<OutagesService> {
  return new DefaultOutagesService(options);
}
