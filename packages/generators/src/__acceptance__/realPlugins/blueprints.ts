import { blueprint, custom, integration, task } from '../entries.ts';

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
];
