import { codeNames } from './codeNames.ts';
import { takenReason } from './reservedNames.ts';

it('takes the names of the blueprint', () => {
  expect(
    codeNames({ name: 'changeRequest', plural: 'changeRequests' }),
  ).toEqual({
    name: 'changeRequest',
    Name: 'ChangeRequest',
    names: 'changeRequests',
    Names: 'ChangeRequests',
  });
});

it.each([
  ['request', 'requests'],
  ['case', 'cases'],
  ['page', 'pages'],
  // Only its plural is taken.
  ['option', 'options'],
  ['change', 'columns'],
])('gives %s with the plural %s another name', (name, plural) => {
  const called = codeNames({ name, plural });

  expect([called.name, called.names]).toEqual([`${name}Item`, `${name}Items`]);
  for (const one of [called.name, called.names]) {
    expect(takenReason(one)).toBeUndefined();
  }
});
