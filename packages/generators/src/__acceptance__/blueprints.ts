import { codeNames } from '../blueprint/codeNames.ts';
import { recipes } from '../compile/recipes.ts';
import { services } from '../services/index.ts';
import {
  blueprint,
  client,
  custom,
  integration,
  linked,
  subscription,
  task,
  webhook,
  withEvents,
} from './entries.ts';
import { shapes } from './shapes.ts';
import { subjectBlueprints } from './subjectBlueprints.ts';
import { customNames, named, TABLES, words } from './words.ts';

/** Of the plugin whose resources try many names. */
const WORDS_ID = 'abcdefghij-klmnopqrst-uvwxyz-123456789-a';

/** Ids of 1 and of 40 characters, with digits and dashes. */
export const blueprints = [
  blueprint('a', []),
  blueprint('k8s-sync', shapes, shapes.map(client)),
  blueprint(WORDS_ID, words),
  // Services of their own: with all services, with none, with routes, each name.
  blueprint(
    'every-service',
    [{ name: 'item', fields: ['title:string'] }],
    [custom('onCallRoster', [...services.keys()], true)],
  ),
  blueprint('no-service', [], [custom('roster', [])]),
  blueprint(
    'scheduled',
    [{ name: 'item', fields: ['title:string'] }],
    [
      task('nightlyImport', '0 3 * * *', ['knex', 'catalog', 'notifications']),
      task('cleanUp', 'PT1H30M', []),
      // What its schedule takes, too.
      subscription('exceeded', ['knex', 'notifications']),
      subscription('heard', []),
      task('report', '@weekly', ['logger', 'rootConfig', 'scheduler']),
    ],
  ),
  blueprint(
    'delivered',
    [{ name: 'item', fields: ['title:string'] }],
    [
      webhook('githubPushes', { preset: 'github' }, ['knex', 'catalog']),
      webhook('gitlab', { preset: 'gitlab' }, []),
      // What draining takes, too.
      webhook('std', { preset: 'generic' }, ['logger', 'scheduler']),
      webhook('bare', { header: 'x-signature', algorithm: 'sha1' }, []),
      webhook(
        'full',
        {
          header: 'x-signature',
          algorithm: 'sha512',
          prefix: 'v0=',
          timestampHeader: 'x-time',
          idHeader: 'x-id',
        },
        ['notifications'],
      ),
      // All that has secrets or works without a request, in one plugin.
      integration('tracker', { annotation: 'example.com/project' }),
      withEvents(task('digest', 'P1D', ['logger'])),
    ],
  ),
  blueprint(
    'integrated',
    [{ name: 'item', fields: ['title:string'] }],
    [
      integration('registry', {
        instances: true,
        annotation: 'example.com/repository',
        list: true,
        cache: 'PT1M',
      }),
      integration('buildServer', { annotation: 'example.com/build' }),
      integration('pager', { list: true }),
      integration('k8s', { instances: true, cache: 'PT1H' }),
    ],
  ),
  linked(),
  ...subjectBlueprints,
  blueprint('routed', [], [withEvents(custom('roster', ['database'], true))]),
  blueprint(
    'named',
    [],
    customNames.map(name => custom(name, [], true)),
  ),
  // What templates are compiled from: the first is like those above.
  ...recipes.slice(1).map(({ name, resources, features }) => ({
    ...blueprint(name, []),
    resources,
    features,
  })),
];

/** Tests of what differs from another in its name alone, as patterns of paths. */
export const alike = [
  ...named.map(
    resource =>
      `plugins/${WORDS_ID}-backend/src/${codeNames(resource).names}/${TABLES.includes(resource.plural) ? 'routes' : '*'}.test.ts`,
  ),
  ...customNames
    .slice(1)
    .map(name => `plugins/named-backend/src/${name}/*.test.ts`),
  // Its table is one like those of the others.
  ...['items/ItemStore', 'replicas'].map(
    file => `plugins/backend-plugin-job-backend/src/${file}.test.ts`,
  ),
];
