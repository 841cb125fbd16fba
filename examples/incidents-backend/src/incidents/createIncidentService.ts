import { Knex } from 'knex';
import { IncidentService } from './IncidentService';
import { IncidentStore } from './IncidentStore';

/** Makes what the routes call. A class around the store goes in here. */
export function createIncidentService(deps: { knex: Knex }): IncidentService {
  return new IncidentStore(deps.knex);
}
