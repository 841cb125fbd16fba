import { blueprint } from '../__acceptance__/entries.ts';
import { keepUsedFields } from './usedFields.ts';

const [title, service, state] = [
  'title:string',
  'service:entityRef:index',
  'state:enum(open,shut):index',
];
const plugin = (...fields: string[]) =>
  blueprint(
    'incidents',
    [
      { name: 'incident', fields },
      { name: 'other', fields: [title] },
    ],
    [
      { feature: 'audit', of: 'incident' },
      { feature: 'catalog', of: 'incident', fields: [{ name: 'service' }] },
      {
        feature: 'permission',
        of: 'incident',
        ownedBy: 'service',
        rules: ['state', 'service'],
      },
    ],
  );
const [changed, other] = plugin(title, service, state).resources;
const renamed = { service: 'component', state: 'status' };

it('gives what features say of fields the new names of these', () => {
  const before = plugin(title, service, state);
  const fields = changed.fields.map(line =>
    line.replace('service:', 'component:').replace('state:', 'status:'),
  );
  const after = keepUsedFields(before, { ...changed, fields }, renamed);

  expect(after.features).toEqual([
    { feature: 'audit', of: 'incident' },
    { feature: 'catalog', of: 'incident', fields: [{ name: 'component' }] },
    {
      feature: 'permission',
      of: 'incident',
      ownedBy: 'component',
      rules: ['status', 'component'],
    },
  ]);
});

it('leaves alone what is about another resource', () => {
  const before = plugin(title, service, state);
  expect(keepUsedFields(before, other, renamed)).toEqual(before);
});

it('keeps each field that one is about', () => {
  const before = plugin(title, service, state);
  expect(() =>
    keepUsedFields(before, { ...changed, fields: [title, service] }),
  ).toThrow(
    'permission/incident is about the field "state"; take that back first with: yarn backstage-cli stagecraft undo --plugin incidents --entry permission/incident',
  );
});

it('refuses a field with the name of what one adds', () => {
  expect(() => plugin(title, service, state, 'expanded:string')).toThrow(
    'catalog/incident adds something called like the field "expanded" of incident; rename that first with: yarn backstage-cli stagecraft field --plugin incidents --resource incident --rename expanded:ownExpanded',
  );
});
