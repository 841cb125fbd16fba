import { columnRule } from './columnRule';
import { dateTime } from './inputTypes';

describe('columnRule', () => {
  const rule = columnRule('startedAt', 'started_at', dateTime().nullish());
  const params = { values: ['2026-01-01T01:00:00+01:00'] };

  it('compares what clients would get', () => {
    const startedAt = '2026-01-01T00:00:00.000Z';
    expect(rule.apply({ startedAt }, params)).toBe(true);
    expect(rule.apply({ startedAt: null }, params)).toBe(false);
    expect(rule.apply({ startedAt: null }, { values: [null] })).toBe(true);
    expect(rule.toQuery(params)).toEqual({
      column: 'started_at',
      values: [startedAt],
    });
  });

  it('tells what its parameters are', () => {
    expect(rule.paramsSchema.safeParse({ values: ['today'] }).success).toBe(
      false,
    );
    expect(
      rule.paramsSchema['~standard'].jsonSchema.input({ target: 'draft-07' }),
    ).toMatchObject({ properties: { values: { type: 'array' } } });
  });
});
