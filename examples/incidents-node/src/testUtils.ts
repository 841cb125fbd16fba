/**
 * What stands for the plugin incidents in the tests of others.
 *
 * @packageDocumentation
 */
export * from './testUtils/incidentsServiceMock';
