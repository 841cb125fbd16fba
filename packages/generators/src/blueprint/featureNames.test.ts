import { parseBlueprint } from './blueprint.ts';

const path = 'plugins/incidents-backend/.stagecraft.json';

const incident = {
  name: 'incident',
  plural: 'incidents',
  addedAt: '2026-01-01T00:00:00Z',
  fields: ['title:string'],
};
const roster = { feature: 'custom', name: 'roster', services: [] as string[] };

const parse = (features: object[] | undefined, resources = [incident]) =>
  parseBlueprint(
    JSON.stringify({
      kitVersion: '0.1.0',
      package: { name: '@internal/plugin-incidents-backend' },
      pluginId: 'incidents',
      resources,
      features,
    }),
    path,
  );

it('reads features in one order, whatever that of the file', () => {
  const alarm = { ...roster, name: 'alarm', router: true };
  expect(
    parse([{ ...roster, services: ['urlReader', 'cache', 'cache'] }, alarm])
      .features,
  ).toEqual([alarm, { ...roster, services: ['cache', 'urlReader'] }]);
  expect(parse([{ ...roster, name: 'on-call' }]).features).toEqual([
    { ...roster, name: 'onCall' },
  ]);
});

it('reads what was called like a service that came later', () => {
  const signals = { ...roster, name: 'signals' };
  expect(parse([signals]).features).toEqual([signals]);
  expect(() => parse([signals, { ...roster, services: ['signals'] }])).toThrow(
    'the variable "signals" would be that of custom/signals and of a service of custom/roster',
  );
});

it('reads what belongs to a resource, unless names meet', () => {
  const action = { feature: 'action', of: 'incident', operations: ['get'] };
  expect(parse([action]).features).toEqual([action]);
  expect(() =>
    parse([action, { ...roster, name: 'registerIncidentActions' }]),
  ).toThrow(
    'the variable "registerIncidentActions" would be that of custom/registerIncidentActions and of action/incident',
  );
  const auth = { ...incident, name: 'auth', plural: 'auths' };
  expect(() => parse([{ ...action, of: 'auth' }], [auth])).toThrow(
    'action/auth and resource/auth cannot be in one plugin',
  );
  expect(() => parse([action], [{ ...incident, plural: 'auth' }])).toThrow(
    'action/incident and resource/incident cannot be in one plugin',
  );
});

it('has no key for features when there are none', () => {
  expect(parse(undefined)).not.toHaveProperty('features');
});

it.each([
  ['no feature', [], 'features: Too small'],
  ['an unknown kind', [{ ...roster, feature: 'x' }], 'features.0.feature: '],
  ['an unknown key', [{ ...roster, x: 1 }], 'features.0: Unrecognized key'],
  [
    'an unknown service',
    [{ ...roster, services: ['cach'] }],
    'features.0.services.0: there is no service "cach"; did you mean cache?',
  ],
  [
    'a bad name',
    [{ ...roster, name: '../x' }],
    'features.0.name: "../x" cannot be a service',
  ],
  [
    'the name of a resource',
    [{ ...roster, name: 'incident' }],
    'the name "incident" would be that of resource/incident and of custom/incident; choose another name',
  ],
  [
    'the folder of a resource, but for its case',
    [{ ...roster, name: 'inCidents' }],
    'the name "incidents" would be that of resource/incident and of custom/inCidents',
  ],
  [
    'a name twice',
    [roster, roster],
    'the name "roster" would be that of custom/roster and of custom/roster',
  ],
  [
    'the variable of the plugin',
    [{ ...roster, name: 'incidentsPlugin' }],
    'the variable "incidentsPlugin" would be that of the plugin itself and of custom/incidentsPlugin',
  ],
  [
    'what a resource exports',
    [{ ...roster, name: 'incidentsOpenApi' }],
    'the variable "incidentsOpenApi" would be that of resource/incident and of',
  ],
  [
    'what another one exports',
    [
      { ...roster, router: true, documented: true },
      { ...roster, name: 'rosterOpenApi' },
    ],
    'the variable "rosterOpenApi" would be that of custom/rosterOpenApi and of custom/roster',
  ],
] as [string, object[], string][])('refuses %s', (_, features, message) => {
  expect(() => parse(features)).toThrow(`${path}: ${message}`);
});

it('refuses what shares a name with what an integration brings', () => {
  const registry = { feature: 'integration', name: 'registry' };
  const perEntity = { ...registry, annotation: 'example.com/a' };
  const item = { ...incident, name: 'registryItem', plural: 'registryItems' };
  expect(() => parse([registry], [item])).not.toThrow();
  expect(() => parse([perEntity], [item])).toThrow(
    'the OpenAPI schema "RegistryItem" would be that of resource/registryItem and of integration/registry',
  );
  expect(() =>
    parse([registry, { ...roster, name: 'registryEntities' }]),
  ).toThrow(
    'the variable "registryEntities" would be that of custom/registryEntities and of integration/registry',
  );
});

it('refuses a resource whose variable is that of a service in use', () => {
  const event = { ...incident, name: 'event', plural: 'events' };
  expect(() =>
    parse([{ ...roster, services: ['cache'] }], [event]),
  ).not.toThrow();
  expect(() => parse([{ ...roster, services: ['events'] }], [event])).toThrow(
    'the variable "events" would be that of resource/event and of a service of custom/roster',
  );
});

it('refuses a service whose answer is called like a resource', () => {
  const list = { ...incident, name: 'rosterList', plural: 'rosterLists' };
  const documented = { ...roster, router: true, documented: true };
  expect(() => parse([{ ...roster, router: true }], [list])).not.toThrow();
  expect(() => parse([documented], [list])).toThrow(
    'the OpenAPI schema "RosterList" would be that of resource/rosterList and of custom/roster',
  );
});
