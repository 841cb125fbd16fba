import { z } from 'zod';
import { pluginIdSchema } from '../blueprint/checked.ts';
import {
  featureId,
  featureKinds,
  subjectFeatures,
} from '../blueprint/features.ts';
import { GeneratorError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { isCommitted } from '../workspace/committed.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin } from './plugins.ts';
import { withoutFeature } from './undoFeature.ts';
import { withoutField } from './undoField.ts';
import { withoutResource } from './undoResource.ts';
import { undoSort } from './undoSort.ts';
import { withoutUnique } from './undoUnique.ts';

const ENTRY = new RegExp(
  `^(?:(?:resource|sort|(?:field|unique)/[^/]+)/[^/]+|(?:${featureKinds.join('|')})(?:/[^/]+)?)$`,
);
const FORMS = [
  'resource/<name>',
  'field/<resource>/<name>',
  'unique/<resource>/<a,b>',
  'sort/<resource>',
  ...featureKinds.map(kind => `${kind}/<name>`),
].join(', ');

/**
 * Takes an entry out of a blueprint, and what it brought out of the plugin. What
 * was committed may have run in a database, so that is reversed by a new migration.
 *
 * @see {@link Blueprint}, whose entries it takes out
 */
export const undoGenerator = defineGenerator({
  name: 'undo',
  description:
    'Take back a resource, a change of its fields, or any other entry',
  answers: z.strictObject({
    plugin: pluginIdSchema.meta({
      description: 'Id of the plugin',
      example: 'deployments',
    }),
    entry: z
      .string()
      .regex(ENTRY, {
        error: issue =>
          `there is no entry "${issue.input}"; name it as one of ${FORMS}`,
      })
      .meta({
        description: `What to take back, as one of ${FORMS}`,
        example: 'resource/item',
      }),
  }),
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'undo --plugin deployments --entry resource/item',
    'undo --plugin deployments --entry field/item/title',
    'undo --plugin deployments --entry custom/roster',
  ],
  suggest: (repository, { plugin }) => {
    const { resources, features = [] } = findPlugin(repository, plugin).checked;
    // Nothing depends on what belongs to another one, and on nothing else for sure.
    const entry =
      subjectFeatures({ features }).map(featureId).at(-1) ??
      features.map(featureId).at(-1) ??
      resources.map(({ name }) => `resource/${name}`).at(-1);
    if (!entry) {
      throw new GeneratorError(
        `the plugin "${plugin}" has nothing that could be taken back`,
      );
    }
    return { entry };
  },
  async plan(repository, { plugin, entry }) {
    const { folder, checked } = findPlugin(repository, plugin);
    const isKept = (path: string) =>
      isCommitted(repository.root, `${folder}/${path}`);
    const [kind, name, field] = entry.split('/');
    const take = () => {
      switch (kind) {
        case 'resource':
          return withoutResource(checked, name, isKept);
        case 'field':
          return withoutField(checked, name, field, isKept);
        case 'unique':
          return withoutUnique(checked, name, field.split(','), isKept);
        case 'sort':
          return undoSort(checked, name);
        default:
          return withoutFeature(checked, kind, name, isKept);
      }
    };
    const plan = await planEvolution(repository, folder, checked, take());
    refuseCommitted(plan);
    return plan;
  },
});

// No blueprint should lead here; history is not taken back in any case.
function refuseCommitted({ root, plugin, changes }: Plan): void {
  const wrong = changes.find(
    ({ path, before }) =>
      before !== undefined &&
      path.startsWith(`${plugin.folder}/migrations/`) &&
      isCommitted(root, path),
  );
  if (wrong) {
    throw new GeneratorError(
      `${wrong.path} was committed, so it may have run in a database; nothing was changed`,
    );
  }
}
