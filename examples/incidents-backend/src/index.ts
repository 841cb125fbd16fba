export { incidentsPlugin as default } from './plugin';
export {
  type IncidentResource,
  incidentConditions,
  createIncidentConditionalDecision,
} from './incidents/rules';
export { type Incident } from './incidents/schema';
export { type OwnedCondition } from './service/ownedEntities';
