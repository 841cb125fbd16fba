import { blueprintOf, incident, minute } from '../../__testUtils__/evolved.ts';
import { formatTree } from '../../render/format.ts';
import { loadFormat } from '../../workspace/prettier.ts';
import { linkMigrations } from './migrations.ts';

const LONG = `l${'o'.repeat(60)}ng`;
const team = { ...incident(['title:string']), name: 'team', plural: 'teams' };
const long = { ...team, name: LONG, plural: `${LONG}s` };
const gone = {
  ...{ ...team, name: 'tag', plural: 'tags' },
  removedAt: minute(9),
};

// As those of resources: what was rendered once is in somebody's repository and has run
// in some database. What stands in the snapshot never changes.
it('renders its migrations as it ever did', async () => {
  const blueprint = blueprintOf(
    [incident(['title:string']), team, long],
    [gone],
  );
  const link = { feature: 'link' as const, addedAt: minute(2) };
  const migrations = await formatTree(
    {
      ...linkMigrations(
        { ...link, name: 'incidentTeams', between: ['incident', 'team'] },
        blueprint,
      ),
      ...linkMigrations(
        {
          ...{ ...link, name: 'taggedTeamsOfWhichTheNameIsNotShort' },
          between: ['tag', LONG],
          writers: ['user', 'service'],
          removedAt: minute(3),
        },
        blueprint,
      ),
    },
    await loadFormat(import.meta.dirname),
  );
  for (const [path, text] of Object.entries(migrations)) {
    expect(`\n${text}`).toMatchSnapshot(path);
  }
  expect(Object.keys(migrations)).toEqual([
    'migrations/20260101000200_create_incident_teams.js',
    'migrations/20260101000200_create_tagged_teams_of_which_the_name_is_not_short.js',
    'migrations/20260101000300_drop_tagged_teams_of_which_the_name_is_not_short.js',
  ]);
});
