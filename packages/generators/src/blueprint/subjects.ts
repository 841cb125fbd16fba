import { GeneratorError } from '../errors.ts';
import {
  featureId,
  namedFeatures,
  subjectFeatures,
  type FeatureEntry,
  type SubjectFeature,
} from './features.ts';
import type { SiblingNames } from './siblings.ts';

export interface Subjects {
  pluginId: string;
  resources: { name: string }[];
  features?: FeatureEntry[];
}

// What each kind of feature can belong to.
const kinds: Record<SubjectFeature['feature'], string[]> = {
  action: ['resource'],
  audit: ['resource', 'task', 'webhook'],
  catalog: ['resource'],
  client: ['resource'],
  permission: ['resource', 'custom', 'integration', 'webhook'],
};

/** What there is in a plugin that a feature can belong to: `resource/incident` */
function subjectsOf(blueprint: Subjects): { kind: string; name: string }[] {
  return [
    ...blueprint.resources.map(({ name }) => ({ kind: 'resource', name })),
    ...namedFeatures(blueprint).map(({ feature, name }) => ({
      kind: feature,
      name,
    })),
  ];
}

/**
 * Checks that there is what features belong to.
 *
 * @throws GeneratorError that names the feature, and what it could belong to
 */
export function checkSubjects(blueprint: Subjects): void {
  const all = subjectsOf(blueprint);
  for (const entry of subjectFeatures(blueprint)) {
    const possible = all.filter(({ kind }) =>
      kinds[entry.feature].includes(kind),
    );
    if (!possible.some(({ name }) => name === entry.of)) {
      const names = possible.map(({ kind, name }) => `${kind}/${name}`);
      throw new GeneratorError(
        `${featureId(entry)} is about "${entry.of}", and can be about ${names.join(', ') || `a ${kinds[entry.feature].join(' or a ')}, of which the plugin has none`}`,
      );
    }
  }
}

/** Whether the auditor gets the events of a resource, a task or a webhook. */
export const isAudited = (
  { features }: Pick<Subjects, 'features'>,
  name: string,
): boolean =>
  subjectFeatures({ features }).some(
    ({ feature, of }) => feature === 'audit' && of === name,
  );

/** The entry that has a permission policy decide about something, if there is one. */
export const permissionOf = (
  { features }: Pick<Subjects, 'features'>,
  name: string,
) =>
  subjectFeatures({ features })
    .filter(entry => entry.feature === 'permission')
    .find(({ of }) => of === name);

/** The webhooks whose deliveries callers need permissions for. */
export const guardedWebhooks = ({
  features,
}: Pick<Subjects, 'features'>): string[] =>
  namedFeatures({ features }).flatMap(({ feature, name }) =>
    feature === 'webhook' && permissionOf({ features }, name) ? [name] : [],
  );

/** The package that has the permissions of a resource, where it is not the plugin's own. */
export const permissionsPackage = (
  { features }: Pick<Subjects, 'features'>,
  name: string,
  { common }: Partial<SiblingNames>,
): string | undefined =>
  // Who has the client has the permissions, too.
  subjectFeatures({ features }).some(
    ({ feature, of }) => feature === 'client' && of === name,
  )
    ? common
    : undefined;

/**
 * Refuses to take away what features belong to.
 *
 * @param subject - its entry, such as `resource/incident`
 * @throws GeneratorError with the command that takes the first of these away
 */
export function refuseSubject(blueprint: Subjects, subject: string): void {
  const [kind, name] = subject.split('/');
  const feature = subjectFeatures(blueprint).find(
    entry => entry.of === name && kinds[entry.feature].includes(kind),
  );
  if (feature) {
    throw new GeneratorError(
      `${subject} has ${featureId(feature)}; take that back first with: yarn backstage-cli stagecraft undo --plugin ${blueprint.pluginId} --entry ${featureId(feature)}`,
    );
  }
}
