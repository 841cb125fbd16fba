import { auditAnswers } from '../features/audit/answers.ts';
import type { AuditEntry } from '../features/audit/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

/**
 * Records the writes of a resource as events of Backstage's auditor.
 *
 * @see https://backstage.io/docs/backend-system/core-services/auditor
 */
export const auditGenerator = defineGenerator({
  name: 'audit',
  description: 'Record every write, and every refusal, with the auditor',
  answers: auditAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: ['audit --plugin incidents --resource incident'],
  suggest: (repository, { plugin }) => {
    const [resource] = findPlugin(repository, plugin).checked.resources;
    return resource ? { resource: resource.name } : {};
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const { name: of } = findResource(checked, answers.resource);
    const entry: AuditEntry = { feature: 'audit', of };
    const next = addFeature(checked, entry, () => 'which records all');
    return planEvolution(repository, folder, checked, next);
  },
});
