import fc from 'fast-check';
import {
  camelCase,
  capitalize,
  kebabCase,
  label,
  pascalCase,
  plural,
  snakeCase,
  withArticle,
} from './names.ts';

it('writes a name in every form', () => {
  expect(
    [pascalCase, snakeCase, kebabCase, label].map(form => form('k8sNodeA1')),
  ).toEqual(['K8sNodeA1', 'k8s_node_a1', 'k8s-node-a1', 'k8s node a1']);
  expect(camelCase('k8s-node-a1')).toBe('k8sNodeA1');
  expect(capitalize('change request')).toBe('Change request');
});

it('gives different names different columns, tables and paths', () => {
  const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/);
  fc.assert(
    fc.property(name, fc.constantFrom(snakeCase, kebabCase), (one, form) => {
      expect(form(one)).toMatch(/^[a-z][a-z0-9]*([_-][a-z][a-z0-9]*)*$/);
      expect(camelCase(form(one).replaceAll('_', '-'))).toBe(one);
    }),
  );
});

it.each([
  ['incident', 'incidents'],
  ['changeRequest', 'changeRequests'],
  ['policy', 'policies'],
  ['teamStatus', 'teamStatuses'],
  ['person', 'people'],
  ['k8sNode', 'k8sNodes'],
  ['data', 'data'],
])('the plural of %s is %s', (singular, many) => {
  expect(plural(singular)).toBe(many);
});

it.each(
  'an incident, an hour, an honour, an update, an uninstall, an unmet need, an urgent case, a release, a user, a unit, a url, a uri, a uuid, a utility, a one-off, a euro, a house'.split(
    ', ',
  ),
)('says %s', phrase => {
  expect(withArticle(phrase.replace(/^an? /, ''))).toBe(phrase);
});
