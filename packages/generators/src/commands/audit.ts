import { auditAnswers } from '../features/audit/answers.ts';
import type { AuditEntry } from '../features/audit/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin } from './plugins.ts';
import { findSubject, firstSubject } from './subject.ts';

const ASKED = {
  command: 'audit',
  what: 'what is recorded',
  kinds: ['resource', 'task', 'webhook'],
};

/**
 * Records the writes of a resource, the runs of a task or the deliveries of a webhook as
 * events of Backstage's auditor.
 *
 * @see https://backstage.io/docs/backend-system/core-services/auditor
 */
export const auditGenerator = defineGenerator({
  name: 'audit',
  description: 'Record every write, and every refusal, with the auditor',
  answers: auditAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'audit --plugin incidents --resource incident',
    'audit --plugin costs --task nightlyImport',
    'audit --plugin builds --webhook ci --dry-run',
  ],
  suggest: (repository, { plugin, ...about }) =>
    Object.values(about).some(Boolean)
      ? {}
      : firstSubject(findPlugin(repository, plugin).checked, ASKED),
  async plan(repository, { plugin, ...about }) {
    const { folder, checked } = findPlugin(repository, plugin);
    const of = findSubject(checked, ASKED, about);
    const entry: AuditEntry = { feature: 'audit', of };
    const next = addFeature(checked, entry, () => 'which records all');
    return planEvolution(repository, folder, checked, next);
  },
});
