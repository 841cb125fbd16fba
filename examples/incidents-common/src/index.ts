/**
 * What the plugin incidents has for frontend and backend packages alike.
 *
 * @packageDocumentation
 */
export * from './incidentPermissions';
export * from './incidents';
