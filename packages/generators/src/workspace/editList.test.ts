import fc from 'fast-check';
import { insertElement, removeElement } from './editList.ts';

const path = ['backstage', 'templates'];
const FORMS: Record<string, (list: string[]) => string> = {
  'two blanks': list => JSON.stringify(manifest(list), null, 2),
  tabs: list => JSON.stringify(manifest(list), null, '\t'),
  CRLF: list =>
    JSON.stringify(manifest(list), null, 2).replaceAll('\n', '\r\n'),
  'no blanks': list => JSON.stringify(manifest(list)),
  'one line': list =>
    `{ "backstage": { "templates": [${list.map(one => JSON.stringify(one)).join(', ')}] } }`,
};

function manifest(templates: string[]) {
  return { name: 'root', backstage: { templates }, last: [1] };
}

const read = (text: string): string[] => JSON.parse(text).backstage.templates;

it.each(Object.entries(FORMS))(
  'takes out what it put in, byte for byte: %s',
  (_, write) => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 4 }),
        fc.nat(5),
        fc.string(),
        (list, place, value) => {
          const index = Math.min(place, list.length);
          const text = write(list);
          const added = insertElement(text, path, place, value);
          expect(read(added)).toEqual(list.toSpliced(index, 0, value));
          expect(removeElement(added, path, index)).toBe(text);
        },
      ),
    );
  },
);

it.each(Object.entries(FORMS))(
  'puts back what it took out, byte for byte: %s',
  (_, write) => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 3, maxLength: 5 }),
        fc.nat(2),
        (list, index) => {
          const text = write(list);
          const left = removeElement(text, path, index);
          expect(read(left)).toEqual(list.toSpliced(index, 1));
          expect(insertElement(left, path, index, list[index])).toBe(text);
        },
      ),
    );
  },
);

it('sets an element apart as the others', () => {
  const added = insertElement(FORMS['two blanks'](['a', 'b']), path, 0, 'c');
  expect(added).toBe(FORMS['two blanks'](['c', 'a', 'b']));
  expect(insertElement(FORMS['one line'](['a']), path, 1, 'c')).toBe(
    FORMS['one line'](['a', 'c']),
  );
  expect(insertElement(FORMS['no blanks'](['a', 'b']), path, 0, 'c')).toBe(
    FORMS['no blanks'](['c', 'a', 'b']),
  );
});
