import type { Blueprint } from '../blueprint/blueprint.ts';
import { namedFeatures } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { auditAnswers } from '../features/audit/answers.ts';
import type { AuditEntry } from '../features/audit/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

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
      : firstSubject(findPlugin(repository, plugin).checked),
  async plan(repository, { plugin, ...about }) {
    const { folder, checked } = findPlugin(repository, plugin);
    const of = findSubject(checked, about);
    const entry: AuditEntry = { feature: 'audit', of };
    const next = addFeature(checked, entry, () => 'which records all');
    return planEvolution(repository, folder, checked, next);
  },
});

function findSubject(
  blueprint: Blueprint,
  about: { resource?: string; task?: string; webhook?: string },
): string {
  const { pluginId } = blueprint;
  const given = Object.entries(about).filter(([, name]) => name);
  if (given.length !== 1) {
    const [[flag, example]] = Object.entries(firstSubject(blueprint));
    throw new GeneratorError(
      `say what is recorded by one of --resource, --task and --webhook, as in: yarn backstage-cli stagecraft audit --plugin ${pluginId} --${flag} ${example}`,
    );
  }
  const [[kind, name]] = given as [string, string][];
  if (kind === 'resource') {
    return findResource(blueprint, name).name;
  }
  const names = namesOf(blueprint, kind);
  if (!names.includes(camelCase(name))) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has no ${kind} "${name}"; ${names.length > 0 ? `it has ${names.join(', ')}` : `add one with: yarn backstage-cli stagecraft ${kind} --plugin ${pluginId} --name ${camelCase(name)}`}`,
    );
  }
  return camelCase(name);
}

/**
 * What can be recorded in a plugin.
 *
 * @throws GeneratorError when there is nothing, with the command that adds a resource
 */
function firstSubject(blueprint: Blueprint): Record<string, string> {
  const [first] = [
    ...blueprint.resources.map(({ name }) => ({ resource: name })),
    ...['task', 'webhook'].flatMap(kind =>
      namesOf(blueprint, kind).map(name => ({ [kind]: name })),
    ),
  ];
  return first ?? { resource: findResource(blueprint, 'release').name };
}

const namesOf = (blueprint: Blueprint, kind: string) =>
  namedFeatures(blueprint).flatMap(({ feature, name }) =>
    feature === kind ? [name] : [],
  );
