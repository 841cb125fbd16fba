import {
  action,
  audit,
  blueprint,
  custom,
  integration,
  link,
  permission,
  task,
} from '../entries.ts';
import { operations } from '../../features/action/operations.ts';

/** What public plugins are, as the kit's commands say it. */
export const realBlueprints = [
  blueprint(
    'npm',
    [],
    [integration('registry', { instances: true, annotation: 'npm/package' })],
  ),
  blueprint(
    'quay',
    [],
    [
      integration('repository', {
        instances: true,
        annotation: 'quay.io/repository-slug',
      }),
    ],
  ),
  blueprint(
    'costs',
    [
      {
        name: 'cost',
        fields: [
          'reference:string:unique',
          'service:string:index',
          'day:date:index',
          'cents:integer',
        ],
      },
    ],
    [
      integration('billing', {}),
      task('nightlyImport', '0 3 * * *', ['knex', 'rootConfig']),
      custom('summary', ['knex'], true),
    ],
  ),
  blueprint(
    'playlist',
    [
      {
        name: 'playlist',
        fields: [
          'name:string',
          'description:text?',
          'owner:entityRef:index',
          'public:boolean=false:index',
        ],
        // Before the migration by hand.
        addedAt: '2026-01-01T00:00:00Z',
      },
    ],
    [
      custom('members', ['knex', 'permissions', 'permissionsRegistry'], true),
      permission('playlist'),
    ],
  ),
  blueprint(
    'announcements',
    [
      {
        name: 'category',
        fields: ['title:string:unique(ignoreCase)'],
        addedAt: '2026-01-01T00:00:00Z',
      },
      {
        name: 'tag',
        fields: ['title:string:unique(ignoreCase)'],
        addedAt: '2026-01-01T00:00:01Z',
      },
      {
        name: 'announcement',
        fields: [
          'title:string',
          'excerpt:string',
          'body:text',
          'category:ref(category)?',
          'publisher:entityRef:index',
          'onBehalfOf:entityRef?',
          'active:boolean=true:index',
          'startAt:datetime:index',
          'untilAt:datetime?:index',
        ],
        sort: ['startAt'],
        addedAt: '2026-01-01T00:00:02Z',
      },
    ],
    [
      link('announcementTags', '2026-01-01T00:00:03Z', 'announcement', 'tag'),
      ...['category', 'tag', 'announcement'].flatMap(one => [
        permission(one),
        audit(one),
      ]),
      action('category', 'list'),
      action('tag', 'list'),
      action('announcement', ...operations),
    ],
  ),
];
