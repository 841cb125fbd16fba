import { accessView } from './accessView.ts';

const operations = [
  { operation: 'get /beacons', statuses: 'reading' },
  { operation: 'put /beacons/{id}', statuses: '{ ...writing, user: 201 }' },
  {
    operation: 'delete /beacons/{id}',
    statuses: '{ ...writing, user: 403, owner: 412 }',
  },
];

it('has the callers that every plugin has', () => {
  const { access, health, statuses } = accessView(operations, false);
  expect(access).toEqual(operations);
  expect(health).not.toContain('owner');
  expect(statuses.map(({ name }) => name)).toEqual(['reading', 'writing']);
});

it('has an owner get what users get, where nothing else is said', () => {
  const { access, health, statuses } = accessView(operations, true);
  expect(access.map(one => one.statuses)).toEqual([
    'reading',
    '{ ...writing, user: 201, owner: 201 }',
    '{ ...writing, user: 403, owner: 412 }',
  ]);
  expect(health).toContain('user: 200, owner: 200');
  expect(statuses[1].value).toContain('user: 400, owner: 400');
});

it('sends what is outdated where an operation asks for it', () => {
  const outdated = { expression: '() => ({ headers: outdated, body: {} })' };
  const sends = (input: { expression: string }) =>
    accessView([{ ...operations[2], input }], true).sendsOutdated;
  expect(sends(outdated)).toBe(true);
  expect(sends({ expression: 'newSignal' })).toBe(false);
});
