import {
  formatBlueprint,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import type { FeatureEntry } from '../blueprint/features.ts';
import {
  action,
  audit,
  blueprint,
  catalog,
  client,
  custom,
  integration,
  linked,
  permission,
  task,
  webhook,
} from './entries.ts';
import { shapes } from './shapes.ts';

/** Plugins whose features belong to resources, or to other features. */
export const subjectBlueprints = [
  // Each operation by itself, all of them, and names that differ in code.
  blueprint(
    'offered',
    [
      { name: 'item', fields: ['title:string', 'done:boolean?:index'] },
      { name: 'function', fields: ['size:number=1', 'labels:json?'] },
      { name: 'child', fields: ['item:ref(item)'] },
      { name: 'node', fields: ['at:datetime'], writers: ['user', 'service'] },
      { name: 'reader', fields: ['within:ref(reader)?', 'text:text'] },
    ],
    [
      action('item', 'list', 'get', 'create', 'update', 'delete'),
      action('function', 'create'),
      action('child', 'list'),
      action('node', 'update', 'delete'),
      action('reader', 'get'),
    ],
  ),
  // Permissions for each: with owners, about some fields, about all.
  blueprint(
    'permitted',
    shapes,
    shapes.map(({ name, fields }, index): FeatureEntry => {
      const ownedBy = /(\w+):entityRef/.exec(fields.join())?.[1];
      const rules = index % 3 === 2 ? ownedBy : undefined;
      return {
        feature: 'permission',
        of: name,
        ...(ownedBy && { ownedBy }),
        ...(rules && { rules: [rules] }),
      };
    }),
  ),
  // Of links with permissions for both, and for the second only, which is recorded, too.
  withFeatures(linked('linked-permitted'), [
    ...['service', 'team', 'label'].map(permission),
    audit('person'),
  ]),
  blueprint(
    'guarded',
    [{ name: 'item', fields: ['title:string'] }],
    [
      custom('roster', ['logger'], true),
      integration('registry', { annotation: 'example.com/repository' }),
      integration('buildServer', {
        annotation: 'example.com/build',
        instances: true,
        list: true,
      }),
      webhook('githubPushes', { preset: 'github' }, ['permissions']),
      webhook('std', { preset: 'generic' }, []),
      ...[
        ...['item', 'roster', 'registry', 'buildServer'],
        ...['githubPushes', 'std'],
      ].map(permission),
      audit('std'),
    ],
  ),
  // That of the test with a policy.
  blueprint(
    'policed',
    [
      {
        name: 'incident',
        fields: [
          'title:string',
          'severity:enum(low,high):index',
          'service:entityRef?',
        ],
      },
    ],
    [{ feature: 'permission', of: 'incident', ownedBy: 'service' }],
  ),
  blueprint(
    'audited',
    [
      { name: 'item', fields: ['secret:string', 'count:integer=1'] },
      {
        name: 'part',
        fields: ['item:ref(item)'],
        writers: ['user', 'service'],
      },
      { name: 'plain', fields: ['title:string?'] },
    ],
    [
      ...[
        task('nightlyImport', 'P1D', ['auditor', 'knex']),
        task('odd', 'P1D', []),
      ],
      webhook('githubPushes', { preset: 'github' }, ['auditor', 'knex']),
      webhook('std', { preset: 'generic' }, []),
      custom('roster', ['auditor', 'logger'], true),
      ...['item', 'part', 'nightlyImport', 'odd', 'githubPushes', 'std'].map(
        audit,
      ),
    ],
  ),
  blueprint(
    'cataloged',
    [
      {
        name: 'item',
        fields: [
          'title:string',
          'service:entityRef?:index',
          'owner:entityRef=group:default/guests',
        ],
      },
      {
        name: 'part',
        fields: ['item:ref(item)', 'component:entityRef:unique'],
        writers: ['user', 'service'],
      },
      { name: 'plain', fields: ['service:entityRef?'] },
    ],
    [
      catalog(
        'item',
        { name: 'service' },
        { name: 'owner', kinds: ['group', 'user'] },
      ),
      catalog('part', { name: 'component', kinds: ['api'] }),
      audit('item'),
      { feature: 'permission', of: 'item', ownedBy: 'service' },
      action('item', 'list', 'get', 'create', 'update'),
      client({ name: 'item' }),
      integration('tracker', { annotation: 'example.com/project' }),
    ],
  ),
];

function withFeatures(from: Blueprint, entries: FeatureEntry[]): Blueprint {
  const features = [...(from.features ?? []), ...entries];
  return parseBlueprint(formatBlueprint({ ...from, features }), from.pluginId);
}
