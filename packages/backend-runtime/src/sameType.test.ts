import { z } from 'zod';
import { Assert, SameType } from './sameType';

const schema = z.strictObject({ id: z.string(), note: z.string().nullish() });
type Note = z.input<typeof schema>;

interface Same {
  id: string;
  note?: string | null;
}

type Checked = [
  Assert<SameType<Same, Note>>,
  // @ts-expect-error a member is missing
  Assert<SameType<{ id: string }, Note>>,
  // @ts-expect-error one is there that the schema does not have
  Assert<SameType<Same & { more?: string }, Note>>,
  // @ts-expect-error it is not optional
  Assert<SameType<{ id: string; note: string | null | undefined }, Note>>,
  // @ts-expect-error it is of another type
  Assert<SameType<{ id: string; note?: string }, Note>>,
  // @ts-expect-error it is anything
  Assert<SameType<{ id: any; note?: string | null }, Note>>,
];

it('is held against types, by the compiler', () => {
  const count: Checked['length'] = 6;
  expect(count).toBe(6);
});
