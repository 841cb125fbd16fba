import type { ResourceEntry } from './blueprint.ts';
import { isReferred, referencesOf } from './references.ts';

const resource = (
  name: string,
  second: number,
  ...fields: string[]
): ResourceEntry => ({
  name,
  plural: `${name}s`,
  addedAt: `2026-01-01T00:00:0${second}Z`,
  fields,
});

const team = resource('team', 0, 'name:string');
const incident = resource('incident', 1, 'team:ref(team,cascade)', 'n:integer');
const comment = resource(
  'comment',
  2,
  'incident:ref(incident)',
  'up:ref(comment)?',
);
const all = [team, incident, comment];

describe('referencesOf', () => {
  it('finds what a resource refers to', () => {
    expect(
      referencesOf(comment, all).map(({ target, isSelf, deletion }) => [
        target.name,
        isSelf,
        deletion,
      ]),
    ).toEqual([
      ['incident', false, undefined],
      ['comment', true, undefined],
    ]);
    expect(referencesOf(incident, all)[0].deletion).toBe('cascade');
  });

  it.each([
    ['up:ref(nowhere)', 'no resource "nowhere"; add it first'],
    ['up:ref(team,setnull)', 'in it; try up:ref(team,setnull)?'],
    ['up:ref(late)', 'the first row could refer to none; try up:ref(late)?'],
    ['up:ref(late)?', 'the resource has nothing else'],
    ['up:ref(comment)', '"comment" is not older'],
  ])('refuses %s', (line, message) => {
    const late = resource('late', 2, line);
    expect(() => referencesOf(late, [...all, late])).toThrow(message);
  });
});

describe('isReferred', () => {
  it('counts other resources only', () => {
    expect(all.map(one => isReferred(one, all))).toEqual([true, true, false]);
  });
});
