export { incidentsPlugin as default } from './plugin';
export {
  incidentCreatePermission,
  incidentReadPermission,
  incidentUpdatePermission,
  incidentDeletePermission,
} from './incidents/permissions';
export {
  incidentConditions,
  createIncidentConditionalDecision,
} from './incidents/rules';
