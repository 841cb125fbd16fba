import { coreServices } from '@backstage/backend-plugin-api';
import { findService, parseServices, services } from './index.ts';

// What the process has, and no plugin asks for.
const others = [
  'rootHealth',
  'rootHttpRouter',
  'rootLifecycle',
  'rootLogger',
  // The backends of tests do not have it.
  'rootSystemMetadata',
];

it('has every core service that a plugin can ask for', () => {
  const core = [...services.values()]
    .filter(({ ref, madeOf }) => ref.import.name === 'coreServices' && !madeOf)
    .map(({ name }) => name);
  expect([...core, ...others].sort()).toEqual(Object.keys(coreServices).sort());
});

it('is in the order of the names, each with its purpose', () => {
  expect([...services.keys()]).toEqual([...services.keys()].sort());
  for (const { purpose } of services.values()) {
    expect(purpose).toMatch(/^[a-z].*[a-zA-Z]$/);
  }
});

it('says what is imported for a service', () => {
  expect(findService('cache')).toMatchObject({
    ref: { expression: 'coreServices.cache' },
    type: { expression: 'CacheService' },
    mock: { expression: 'mockServices.cache.mock()' },
    dependencies: [],
  });
  expect(findService('catalog').dependencies).toContain(
    '@backstage/plugin-catalog-node',
  );
});

it.each([
  ['urlReader,cache', ['cache', 'urlReader']],
  [' cache  urlReader, cache,', ['cache', 'urlReader']],
  ['', []],
])('reads %j', (text, names) => {
  expect(parseServices(text)).toEqual(names);
});

it('names the nearest service, and all', () => {
  expect(() => parseServices('cache,urlreader')).toThrow(
    'there is no service "urlreader"; did you mean urlReader? There are: actionsRegistry, auditor, auth, cache, ',
  );
  expect(() => parseServices('constructor')).toThrow(
    'there is no service "constructor"; there are: actionsRegistry, auditor',
  );
});
