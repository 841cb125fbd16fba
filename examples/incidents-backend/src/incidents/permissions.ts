import { createPermission } from '@backstage/plugin-permission-common';

/**
 * What conditions about incidents are about.
 *
 * @public
 */
export const incidentResourceType = 'incidents-incident';

/**
 * To create an incident.
 *
 * @public
 */
export const incidentCreatePermission = createPermission({
  name: 'incidents.incident.create',
  attributes: { action: 'create' },
});

/**
 * To get and list incidents. What may not be read is not there.
 *
 * @public
 */
export const incidentReadPermission = createPermission({
  name: 'incidents.incident.read',
  attributes: { action: 'read' },
  resourceType: incidentResourceType,
});

/**
 * To change an incident that may be read.
 *
 * @public
 */
export const incidentUpdatePermission = createPermission({
  name: 'incidents.incident.update',
  attributes: { action: 'update' },
  resourceType: incidentResourceType,
});

/**
 * To delete an incident that may be read.
 *
 * @public
 */
export const incidentDeletePermission = createPermission({
  name: 'incidents.incident.delete',
  attributes: { action: 'delete' },
  resourceType: incidentResourceType,
});

/**
 * All that a policy decides about incidents.
 *
 * @public
 */
export const incidentPermissions = [
  incidentCreatePermission,
  incidentReadPermission,
  incidentUpdatePermission,
  incidentDeletePermission,
];
