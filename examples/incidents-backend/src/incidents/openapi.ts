import {
  errorResponses,
  idempotencyKeyHeader,
  idParameter,
  ifMatchHeader,
  jsonRequest,
  jsonResponse,
  pageSchema,
  queryParameters,
  ResourceOpenApi,
} from '@stagecraft/backend-runtime';
import {
  createIncidentSchema,
  getIncidentSchema,
  incidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

/** The operations of incidents, described from the schemas that check them. */
export const incidentsOpenApi: ResourceOpenApi = {
  tag: 'Incidents',
  schemas: {
    CreateIncident: createIncidentSchema,
    UpdateIncident: updateIncidentSchema,
    Incident: incidentSchema,
    IncidentPage: pageSchema(incidentSchema),
  },
  paths: {
    '/incidents': {
      get: {
        operationId: 'listIncidents',
        description: 'List incidents, newest first by default',
        parameters: queryParameters(listIncidentsSchema),
        responses: { 200: jsonResponse('One page', 'IncidentPage') },
      },
      post: {
        operationId: 'createIncident',
        description: 'Create an incident; the caller has to be a user',
        parameters: [idempotencyKeyHeader],
        requestBody: jsonRequest('CreateIncident'),
        responses: {
          201: jsonResponse('The incident', 'Incident', ['ETag', 'Location']),
          ...errorResponses(404, 409),
        },
      },
    },
    '/incidents/{id}': {
      get: {
        operationId: 'getIncident',
        description: 'Get an incident, with its version as ETag',
        parameters: [idParameter, ...queryParameters(getIncidentSchema)],
        responses: {
          200: jsonResponse('The incident', 'Incident', ['ETag']),
          ...errorResponses(404),
        },
      },
      patch: {
        operationId: 'updateIncident',
        description: 'Change some fields of an incident; null clears one',
        parameters: [idParameter, ifMatchHeader],
        requestBody: jsonRequest('UpdateIncident'),
        responses: {
          200: jsonResponse('The incident', 'Incident', ['ETag']),
          ...errorResponses(404, 409, 412),
        },
      },
      delete: {
        operationId: 'deleteIncident',
        description: 'Delete an incident, if there still is one',
        parameters: [idParameter, ifMatchHeader],
        responses: {
          204: { description: 'There is no such incident now' },
          ...errorResponses(409, 412),
        },
      },
    },
  },
};
