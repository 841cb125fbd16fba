import { blueprintOf, incident, minute } from '../__testUtils__/evolved.ts';
import { findBreakages } from './breakages.ts';
import type { FieldChange } from './history.ts';

const fields = ['title:string', 'notes:text?', 'done:boolean', 'team:uuid?'];
const before = incident(fields);
const broken = (...changes: Omit<FieldChange, 'addedAt'>[]) =>
  findBreakages(
    blueprintOf([before]),
    blueprintOf([incident(fields, ...changes)]),
  ).map(({ misses, fields: gone, avoidable }) => [misses, gone, avoidable]);

describe('findBreakages', () => {
  it('finds nothing in what is added', () => {
    const other = { ...before, name: 'vote', plural: 'votes' };
    expect(
      findBreakages(blueprintOf([before]), blueprintOf([before, other])),
    ).toEqual([]);
    expect(broken({ add: ['a:text?', 'b:integer=1:index'] })).toEqual([]);
  });

  it('tells required fields from optional ones', () => {
    expect(broken({ remove: ['notes', 'done', 'team'] })).toEqual([
      ['required', ['done'], false],
      ['optional', ['notes', 'team'], true],
    ]);
  });

  it('knows no way around a rename', () => {
    expect(broken({ rename: { notes: 'remarks' } })).toEqual([
      ['optional', ['notes'], false],
    ]);
  });

  it('tells what takes less from what takes more', () => {
    const more = ['title:text', 'notes:text?', 'done:boolean=true:index'];
    expect(broken({ change: more })).toEqual([]);
    expect(broken({ change: ['title:string?', 'team:uuid?:index'] })).toEqual([
      ['values', ['title'], true],
    ]);
    expect(broken({ change: ['title:string:unique'] })).toEqual([
      ['room', ['title'], true],
    ]);
    expect(broken({ change: ['notes:string?', 'done:boolean'] })).toEqual([
      ['room', ['notes'], true],
    ]);
    expect(
      findBreakages(
        blueprintOf([incident(['size:integer'])]),
        blueprintOf([incident(['size:integer'], { change: ['size:bigint'] })]),
      ),
    ).toEqual([
      {
        plural: 'incidents',
        misses: 'numbers',
        fields: ['size'],
        avoidable: false,
      },
    ]);
    expect(broken({ change: ['notes:text='] })).toEqual([
      ['room', ['notes'], false],
    ]);
  });

  it('knows that an enum is checked', () => {
    const states = ['state:enum(open,lost)'];
    const narrowed = (checks: { checks?: true }, line: string) => {
      const { checks: _, ...was } = incident(states);
      const entry = { ...was, ...checks };
      const change = { addedAt: minute(1), change: [line] };
      return findBreakages(
        blueprintOf([entry]),
        blueprintOf([{ ...entry, changes: [change] }]),
      ).map(({ misses, avoidable }) => [misses, avoidable]);
    };
    const checks = { checks: true } as const;
    expect(narrowed(checks, 'state:enum(open,lost,sent)')).toEqual([]);
    expect(narrowed(checks, 'state:enum(open,sent)')).toEqual([
      ['room', false],
    ]);
    expect(narrowed({}, 'state:enum(open,sent)')).toEqual([['room', true]]);
  });

  it('finds nothing in what is expanded, and contracted in the release after', () => {
    const expand = {
      expand: true as const,
      rename: { title: 'headline', done: 'closed' },
    };
    const remove = { expand: true as const, remove: ['notes'] };
    const contract = { contract: ['title', 'done', 'notes'] };
    expect(broken(expand, remove)).toEqual([]);
    const [one, two] = [
      [expand, remove],
      [expand, remove, contract],
    ].map(changes => blueprintOf([incident(fields, ...changes)]));
    expect(findBreakages(one, two)).toEqual([]);
    expect(broken(expand, remove, contract)).toEqual([
      ['required', ['title', 'done'], false],
      ['optional', ['notes'], true],
    ]);
    const back = incident(fields, expand, remove, {
      revert: true,
      rename: { headline: 'title' },
    });
    expect(findBreakages(one, blueprintOf([back]))).toMatchObject([
      { misses: 'required', fields: ['headline'] },
    ]);
    expect(findBreakages(blueprintOf([before]), blueprintOf([back]))).toEqual(
      [],
    );
  });

  it('knows what is null from then on in what is to be removed', () => {
    const unique = ['title:string', 'code:string:unique', 'level:integer'];
    expect(
      findBreakages(
        blueprintOf([incident(unique)]),
        blueprintOf([
          incident(unique, { expand: true, remove: ['code', 'level'] }),
        ]),
      ),
    ).toMatchObject([{ misses: 'values', fields: ['code'], avoidable: false }]);
  });

  it('knows names that lead to the values of others', () => {
    expect(broken({ rename: { title: 'notes', notes: 'title' } })).toEqual([
      ['other', ['title', 'notes'], false],
    ]);
    expect(broken({ remove: ['team'] }, { add: ['team:text?'] })).toEqual([
      ['other', ['team'], false],
    ]);
  });

  it('finds nothing in what came in the same release', () => {
    expect(broken({ add: ['a:text?'] }, { remove: ['a'] })).toEqual([]);
  });

  it('knows whether a resource that is gone had a table', () => {
    const votes = { ...before, name: 'vote', plural: 'votes' };
    const two = blueprintOf([before, votes]);
    const gone = [{ ...votes, removedAt: minute(9) }];
    expect(findBreakages(two, blueprintOf([before]))).toEqual([]);
    expect(findBreakages(two, blueprintOf([before], gone))).toEqual([
      { plural: 'votes', misses: 'table', fields: [], avoidable: true },
    ]);
  });

  it('knows whether a webhook that is gone had a table', () => {
    const webhook = {
      feature: 'webhook' as const,
      name: 'ciRuns',
      addedAt: minute(1),
    };
    const scheme = { preset: 'github' } as const;
    const none = blueprintOf([before]);
    const one: typeof none = {
      ...none,
      features: [{ ...webhook, scheme, services: [] }],
    };
    const gone: typeof none = {
      ...none,
      removedFeatures: [{ ...webhook, removedAt: minute(9) }],
    };
    expect(findBreakages(one, none)).toEqual([]);
    expect(findBreakages(gone, gone)).toEqual([]);
    expect(findBreakages(one, gone)).toEqual([
      {
        plural: 'webhooks/ci-runs',
        misses: 'table',
        fields: [],
        avoidable: true,
      },
    ]);
  });
});
