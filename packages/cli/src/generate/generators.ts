import {
  auditGenerator,
  catalogGenerator,
  customGenerator,
  fieldGenerator,
  integrationGenerator,
  linkGenerator,
  pluginGenerator,
  resourceGenerator,
  subscriptionGenerator,
  taskGenerator,
  undoGenerator,
  webhookGenerator,
  type Generator,
} from '@stagecraft/generators';

/** The generators that the front ends offer, in the order in which they list them. */
export const generators: Generator[] = [
  pluginGenerator,
  resourceGenerator,
  fieldGenerator,
  linkGenerator,
  customGenerator,
  integrationGenerator,
  taskGenerator,
  webhookGenerator,
  subscriptionGenerator,
  auditGenerator,
  catalogGenerator,
  undoGenerator,
];
