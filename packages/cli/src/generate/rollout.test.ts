import type { Breakage, Plan } from '@stagecraft/generators';
import { asCallable } from '../lib/asCallable.ts';
import { describeRollout } from './rollout.ts';

const plan = (...breakages: Breakage[]) =>
  ({ breakages, plugin: { id: 'deployments' } }) as Plan;
const optional: Breakage = {
  plural: 'releases',
  misses: 'optional',
  fields: ['notes', 'dueOn'],
  avoidable: true,
};

describe('describeRollout', () => {
  it('says nothing where nothing breaks', () => {
    expect(describeRollout(plan())).toBe('');
  });

  it('says what replicas of before fail at, and how to avoid it', () => {
    expect(describeRollout(plan(optional))).toBe(`
On the changed database, replicas of the release before answer
  releases  500 to requests that name notes, dueOn, and nothing is stored; all else works
To avoid that, roll the release out twice, first with backend.database.plugin.deployments.skipMigrations: true.
`);
  });

  it('says the two commands that do it in two releases', () => {
    const steps = {
      expand: 'yarn backstage-cli stagecraft field --rename "a:b" --expand',
      contract: 'yarn backstage-cli stagecraft field --contract "a"',
    };
    expect(describeRollout({ ...plan(optional), steps })).toContain(`
To avoid that, make two releases. The first, in place of this change:
  ${asCallable(steps.expand)}
The second release, when no replica of the release before is left:
  ${asCallable(steps.contract)}
`);
    const first = { ...plan(), steps: { ...steps, expand: undefined } };
    expect(describeRollout(first)).toBe(`
The second release, when no replica of the release before is left:
  ${asCallable(steps.contract)}
`);
  });

  it('knows no way but to stop them where one of the breakages has no other', () => {
    const required: Breakage = {
      ...optional,
      misses: 'required',
      avoidable: false,
    };
    expect(describeRollout(plan(optional, required))).toContain(
      'To avoid that, stop them before',
    );
  });
});
