import type { ResourceEntry } from './blueprint.ts';
import {
  ancestorsOf,
  checkReferences,
  isReferred,
  leadsBack,
  referencesOf,
} from './references.ts';

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
  ])('refuses %s', (line, message) => {
    const late = resource('late', 2, line);
    expect(() => referencesOf(late, [...all, late])).toThrow(message);
  });
});

describe('checkReferences', () => {
  const added = (entry: ResourceEntry, second: number, ...add: string[]) => ({
    ...entry,
    changes: [{ addedAt: `2026-01-01T00:00:0${second}Z`, add }],
  });

  it.each([
    [['up:ref(late)?'], 'the resource has nothing else'],
    [['up:ref(late)?', 'down:ref(late)?'], 'the resource has nothing else'],
    [['up:ref(comment)'], '"comment" is not older'],
  ])('refuses %s', (lines, message) => {
    const late = resource('late', 2, ...lines);
    expect(() => checkReferences([...all, late])).toThrow(message);
  });

  it('takes a field that is younger than what it refers to', () => {
    checkReferences([added(team, 3, 'last:ref(comment)?'), incident, comment]);
    expect(() =>
      checkReferences([
        added(team, 2, 'last:ref(comment)?'),
        incident,
        comment,
      ]),
    ).toThrow('field "team.last": the resource "comment" is not older');
  });

  it('knows how old a field is whatever it was called', () => {
    const renamed = added(team, 3, 'first:ref(comment)?');
    renamed.changes.push({
      addedAt: '2026-01-01T00:00:04Z',
      rename: { first: 'last', name: 'first' },
    } as never);
    expect(() => checkReferences([renamed, incident, comment])).not.toThrow();
  });

  it('takes a circle with a way to begin, and refuses one without', () => {
    const open = added(team, 3, 'on:ref(incident)?');
    const closed = added(team, 3, 'on:ref(incident)');
    checkReferences([open, incident]);

    expect(() => checkReferences([closed, incident])).toThrow(
      'field "team.on": a row of "incident" needs one of "team", too, so that none could be the first; try on:ref(incident)?',
    );
  });
});

describe('a circle', () => {
  const circle = [
    resource('team', 0, 'name:string', 'last:ref(comment)?'),
    incident,
    comment,
  ];
  const [first] = circle;

  it('leads back where rows need each other, and not where they may', () => {
    const back = (entry: ResourceEntry) =>
      referencesOf(entry, circle).map(one => leadsBack(one, entry, circle));
    expect(circle.map(back)).toEqual([[true], [false], [false, true]]);
  });

  it('has an end, also when it has no beginning', () => {
    const names = (list: ResourceEntry[], of: ResourceEntry) =>
      ancestorsOf(of, list).map(({ name }) => name);
    expect(names(circle, first)).toEqual([]);
    expect(names(circle, comment)).toEqual(['team', 'incident']);
    const closed = resource('team', 0, 'last:ref(comment)');
    expect(names([closed, incident, comment], closed)).toEqual([
      'incident',
      'comment',
    ]);
  });
});

describe('isReferred', () => {
  it('counts other resources only', () => {
    expect(all.map(one => isReferred(one, all))).toEqual([true, true, false]);
  });

  it('leaves out what no row can be made for first', () => {
    const last = resource('team', 0, 'name:string', 'last:ref(comment)?');
    expect(isReferred(comment, [last, incident, comment])).toBe(false);
  });
});
