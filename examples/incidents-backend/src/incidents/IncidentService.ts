import { Page } from '@stagecraft/backend-runtime';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import {
  CreateIncident,
  Incident,
  ListIncidents,
  UpdateIncident,
} from './schema';

/** What can be done with incidents, on behalf of a caller. */
export interface IncidentService {
  /**
   * Creates an incident, or returns the one that the same user created with the
   * same idempotency key and input.
   *
   * @throws ConflictError when the key was used with other input, or a unique value
   *   is taken
   * @throws InputError when the database does not take it
   */
  create(input: CreateIncident, options: CreateOptions): Promise<Incident>;

  /** @throws NotFoundError when there is no such incident */
  get(id: string, options: ReadOptions): Promise<Incident>;

  /** Lists one page of incidents, in the order of their creation. */
  list(query: ListIncidents, options: ReadOptions): Promise<Page<Incident>>;

  /**
   * Changes the fields given in the patch; null clears a field.
   *
   * @throws NotFoundError when there is no such incident
   * @throws PreconditionFailedError when its version is not one of `ifMatch`
   * @throws ConflictError when a unique value is taken
   * @throws InputError when the database does not take it
   */
  update(
    id: string,
    patch: UpdateIncident,
    options: ChangeOptions,
  ): Promise<Incident>;

  /**
   * Deletes an incident; it is no error when there is none, and it says whether there was
   * one.
   *
   * @throws PreconditionFailedError when its version is not one of `ifMatch`
   * @throws ConflictError when something refers to it
   */
  delete(id: string, options: ChangeOptions): Promise<boolean>;
}
