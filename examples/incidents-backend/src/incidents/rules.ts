import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { incidentResourceType } from '@internal/plugin-incidents-common';
import { ColumnCondition, columnRule } from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { OwnedCondition } from '../service/ownedEntities';
import { Incident, incidentSchema, updateIncidentSchema } from './schema';

/**
 * What rules see of an incident.
 *
 * @public
 */
export type IncidentResource = Incident & {
  /** Those who own its service. */
  owners: string[];
};

/** What rules are about, and what they narrow a query by. */
export const incidentResourceRef = createPermissionResourceRef<
  IncidentResource,
  ColumnCondition | OwnedCondition
>().with({
  pluginId: 'incidents',
  resourceType: incidentResourceType,
});

const isCreator = createPermissionRule({
  name: 'IS_CREATOR',
  description: 'Allow incidents that one of these created',
  resourceRef: incidentResourceRef,
  ...columnRule('createdBy', 'created_by', incidentSchema.shape.createdBy),
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow incidents whose service is owned by one of these',
  resourceRef: incidentResourceRef,
  paramsSchema: z.object({
    claims: z.array(z.string()).describe('Refs of users and groups'),
  }),
  apply: ({ owners }, { claims }) =>
    owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ column: 'service', owners: claims }),
});

const hasSeverity = createPermissionRule({
  name: 'HAS_SEVERITY',
  description: 'Allow incidents with one of these as severity',
  resourceRef: incidentResourceRef,
  ...columnRule('severity', 'severity', updateIncidentSchema.shape.severity),
});

const hasStartedAt = createPermissionRule({
  name: 'HAS_STARTED_AT',
  description: 'Allow incidents with one of these as started at',
  resourceRef: incidentResourceRef,
  ...columnRule(
    'startedAt',
    'started_at',
    updateIncidentSchema.shape.startedAt,
  ),
});

const hasService = createPermissionRule({
  name: 'HAS_SERVICE',
  description: 'Allow incidents with one of these as service',
  resourceRef: incidentResourceRef,
  ...columnRule('service', 'service', updateIncidentSchema.shape.service),
});

/** Each applies to what its query finds, and to nothing else. */
export const incidentRules = {
  isCreator,
  isOwner,
  hasSeverity,
  hasStartedAt,
  hasService,
};

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: incidentResourceRef,
  rules: incidentRules,
});

/**
 * What a policy makes conditions about incidents of.
 *
 * @public
 */
export const incidentConditions = conditions;

/**
 * What a policy makes a decision of these conditions with.
 *
 * @public
 */
export const createIncidentConditionalDecision = createConditionalDecision;
