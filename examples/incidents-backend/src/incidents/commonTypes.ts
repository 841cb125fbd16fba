import {
  CreateIncident,
  GetIncident,
  Incident,
  IncidentPage,
  ListIncidents,
  UpdateIncident,
} from '@internal/plugin-incidents-common';
import { Assert, Page, SameType } from '@stagecraft/backend-runtime';
import { z } from 'zod';
import {
  createIncidentSchema,
  getIncidentSchema,
  incidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

type Input = z.input<typeof createIncidentSchema>;
type Patch = z.input<typeof updateIncidentSchema>;
type Reading = z.output<typeof getIncidentSchema>;
type Query = Partial<z.output<typeof listIncidentsSchema>>;
type Answer = z.output<typeof incidentSchema>;

/** Compiles as long as the types that others have are those of the schemas. */
export type CommonTypes = [
  Assert<SameType<CreateIncident, Input>>,
  Assert<SameType<UpdateIncident, Patch>>,
  Assert<SameType<GetIncident, Reading>>,
  Assert<SameType<ListIncidents, Query>>,
  Assert<SameType<Incident, Answer>>,
  Assert<SameType<IncidentPage['pageInfo'], Page<Answer>['pageInfo']>>,
];
