import {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  describeInput,
  describeOutput,
  describeQuery,
  filterActionErrors,
  idempotencyKey,
  idempotencyOf,
  ifVersion,
  pageSchema,
  parseActionQuery,
  parseInput,
  recordRefusedActions,
  resourceId,
} from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { checkCaller } from '../service/checkCaller';
import { IncidentService } from './IncidentService';
import {
  createIncidentSchema,
  getIncidentSchema,
  incidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

// What routes take in their body, path and headers.
const createInput = z.strictObject({
  incident: createIncidentSchema,
  idempotencyKey: idempotencyKey(),
});

const getInput = z.strictObject({
  id: resourceId(),
  ...getIncidentSchema.shape,
});

const updateInput = z.strictObject({
  id: resourceId(),
  patch: updateIncidentSchema,
  version: ifVersion(),
});

/**
 * Offers incidents to assistants and other plugins, by the rules of the routes: check
 * the caller, parse, call the service, answer.
 */
export function registerIncidentActions(deps: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  logger: LoggerService;
  incidents: IncidentService;
}): void {
  const { auth, incidents } = deps;
  const actionsRegistry = recordRefusedActions(
    filterActionErrors(deps.actionsRegistry),
    deps,
    'incident-mutate',
    {
      'create-incident': 'create',
      'update-incident': 'update',
    },
  );

  actionsRegistry.register({
    name: 'list-incidents',
    title: 'List incidents',
    description:
      'List incidents, a page at a time, the newest first by default. With nextCursor of a page as cursor comes the next one.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: describeQuery(listIncidentsSchema),
      output: describeOutput(pageSchema(incidentSchema)),
    },
    async action({ input, credentials: caller }) {
      const credentials = checkCaller(auth, caller, {
        allow: ['user', 'service'],
      });
      const query = parseActionQuery(listIncidentsSchema, input);

      return { output: await incidents.list(query, { credentials }) };
    },
  });

  actionsRegistry.register({
    name: 'get-incident',
    title: 'Get an incident',
    description: 'Get an incident by its id.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: describeInput(getInput),
      output: describeOutput(incidentSchema),
    },
    async action({ input, credentials: caller }) {
      const credentials = checkCaller(auth, caller, {
        allow: ['user', 'service'],
      });
      const { id, expand } = parseInput(getInput, input, 'input');

      return { output: await incidents.get(id, { credentials, expand }) };
    },
  });

  actionsRegistry.register({
    name: 'create-incident',
    title: 'Create an incident',
    description:
      'Create an incident in the name of the caller, who has to be a user.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: describeInput(createInput),
      output: describeOutput(incidentSchema),
    },
    async action({ input, credentials: caller }) {
      const credentials = checkCaller(auth, caller, { allow: ['user'] });
      const body = parseInput(createInput, input, 'input');
      const idempotency = idempotencyOf(
        body.idempotencyKey,
        input.incident,
        body.incident,
      );

      return {
        output: await incidents.create(body.incident, {
          credentials,
          idempotency,
        }),
      };
    },
  });

  actionsRegistry.register({
    name: 'update-incident',
    title: 'Update an incident',
    description:
      'Change the fields of an incident that are in patch; null clears one. The caller has to be a user.',
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: describeInput(updateInput),
      output: describeOutput(incidentSchema),
    },
    async action({ input, credentials: caller }) {
      const credentials = checkCaller(auth, caller, { allow: ['user'] });
      const body = parseInput(updateInput, input, 'input');
      const options = { credentials, ifMatch: body.version };

      return { output: await incidents.update(body.id, body.patch, options) };
    },
  });
}
