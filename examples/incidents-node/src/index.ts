/**
 * What the plugin incidents has for other backend plugins.
 *
 * @packageDocumentation
 */
export * from './incidents/IncidentsService';
export * from './incidents/incidentsServiceRef';
export * from './service/options';
