import {
  CreateIncident,
  GetIncident,
  Incident,
  IncidentPage,
  ListIncidents,
  UpdateIncident,
} from '@internal/plugin-incidents-common';
import { CallOptions, ChangeOptions, CreateOptions } from '../service/options';

/**
 * What other plugins can do with incidents, on behalf of a caller. Each call throws a
 * `ResponseError` when the plugin refuses it, with its `statusCode`, and a
 * `ServiceUnavailableError` when there is no answer.
 *
 * @public
 */
export interface IncidentsService {
  /** Creates an incident, once, however often it has to be tried. */
  create(input: CreateIncident, options: CreateOptions): Promise<Incident>;

  get(id: string, options: CallOptions & GetIncident): Promise<Incident>;

  /** Lists one page. */
  list(query: ListIncidents, options: CallOptions): Promise<IncidentPage>;

  /** Lists page after page, as far as the caller goes on. */
  pages(
    query: ListIncidents,
    options: CallOptions,
  ): AsyncIterable<IncidentPage>;

  /** Changes the fields given in the patch; null clears a field. */
  update(
    id: string,
    patch: UpdateIncident,
    options: ChangeOptions,
  ): Promise<Incident>;

  /** Deletes an incident; it is no error when there is none. */
  delete(id: string, options: ChangeOptions): Promise<void>;
}
