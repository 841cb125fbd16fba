import { resolveCriteria } from './resolveCriteria';
import { RowCriteria } from './whereCriteria';

describe('resolveCriteria', () => {
  const owned = { team: 'a' };

  it('keeps the shape', async () => {
    const resolved = { column: 'service', values: ['one'] };
    expect(
      await resolveCriteria<typeof owned, { column: string }>(
        { allOf: [{ anyOf: [owned, false] }, { not: owned }, true] },
        async ({ team }) => ({ ...resolved, team }),
      ),
    ).toEqual({
      allOf: [
        { anyOf: [{ ...resolved, team: 'a' }, false] },
        { not: { ...resolved, team: 'a' } },
        true,
      ],
    });
  });

  it('fails with what cannot be found out', async () => {
    const criteria: RowCriteria = { not: { column: 'service', values: [] } };
    await expect(
      resolveCriteria(criteria, async () => {
        throw new Error('away');
      }),
    ).rejects.toThrow('away');
  });
});
