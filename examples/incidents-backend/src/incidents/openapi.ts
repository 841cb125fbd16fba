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
  incidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

/** The operations of incidents, described from the schemas that check them. */
export const incidentsOpenApi: ResourceOpenApi = {
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
        summary:
          'List incidents by creation, newest first unless asked otherwise',
        parameters: queryParameters(listIncidentsSchema),
        responses: {
          200: jsonResponse('One page of incidents', 'IncidentPage'),
          ...errorResponses(400),
        },
      },
      post: {
        operationId: 'createIncident',
        summary: 'Create an incident',
        parameters: [idempotencyKeyHeader],
        requestBody: jsonRequest('CreateIncident'),
        responses: {
          201: jsonResponse('The incident', 'Incident', ['ETag', 'Location']),
          ...errorResponses(400, 409),
        },
      },
    },
    '/incidents/{id}': {
      get: {
        operationId: 'getIncident',
        summary: 'Get an incident',
        parameters: [idParameter],
        responses: {
          200: jsonResponse('The incident', 'Incident', ['ETag']),
          ...errorResponses(400, 404),
        },
      },
      patch: {
        operationId: 'updateIncident',
        summary: 'Change some fields of an incident; null clears one',
        parameters: [idParameter, ifMatchHeader],
        requestBody: jsonRequest('UpdateIncident'),
        responses: {
          200: jsonResponse('The incident', 'Incident', ['ETag']),
          ...errorResponses(400, 404, 409, 412),
        },
      },
      delete: {
        operationId: 'deleteIncident',
        summary: 'Delete an incident',
        parameters: [idParameter, ifMatchHeader],
        responses: {
          204: { description: 'There is no such incident now' },
          ...errorResponses(400, 409, 412),
        },
      },
    },
  },
};
