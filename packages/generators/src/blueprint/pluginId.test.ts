import { explainPluginId, explainPluginIdForm } from './pluginId.ts';

describe('explainPluginId', () => {
  it.each(['a', 'deployments', 'k8s-sync', 'a1', 'class', 'a'.repeat(40)])(
    'lets %p pass',
    id => {
      expect(explainPluginId(id)).toBeUndefined();
    },
  );

  it.each([
    ['', 'Plugin id "" is empty. This would work: deployments'],
    [
      'Deploy',
      'Plugin id "Deploy" contains "D"; use lower-case letters a to z, digits and single dashes. This would work: deploy',
    ],
    ['../x', /contains "\.".* This would work: x$/],
    ['a/b', /contains "\/".* This would work: a-b$/],
    ['a b', /contains " ".* This would work: a-b$/],
    ['deployTargets', /contains "T".* This would work: deploy-targets$/],
    ['überblick', /contains "ü".* This would work: uberblick$/],
    ['развёртывания', /contains "р".* This would work: deployments$/],
    ['a\n', /Plugin id "a\\n" contains "\\n".* This would work: a$/],
    [
      '2fa',
      'Plugin id "2fa" does not start with a letter. This would work: my-2fa',
    ],
    ['-a', 'Plugin id "-a" does not start with a letter. This would work: a'],
    ['a-', 'Plugin id "a-" ends with a dash. This would work: a'],
    [
      'a--b',
      'Plugin id "a--b" contains two dashes in a row. This would work: a-b',
    ],
    [
      'a'.repeat(41),
      /has 41 characters; at most 40 are allowed\. This would work: a{40}$/,
    ],
    [`${'a'.repeat(39)}-bc`, /has 42 characters.* This would work: a{39}$/],
    [
      'catalog',
      'Plugin id "catalog" is that of a plugin of Backstage itself. This would work: my-catalog',
    ],
    [
      'create-backend',
      'Plugin id "create-backend" gives createBackendPlugin, which is what makes every plugin. This would work: my-create-backend',
    ],
    ['Catalog', /contains "C".* This would work: my-catalog$/],
    ['X'.repeat(5000), /^Plugin id "X{60}…" contains/],
  ])('explains %p', (id, reason) => {
    expect(explainPluginId(id)).toMatch(reason);
  });

  it.each([
    '',
    'mcp-actions',
    'Search',
    '2fa',
    '--',
    'Ünder Score_9',
    `9${'-x'.repeat(40)}`,
    '😀',
  ])('suggests for %p what it lets pass', id => {
    const [, suggestion] =
      explainPluginId(id)?.match(/This would work: (.*)$/) ?? [];
    expect(explainPluginId(suggestion)).toBeUndefined();
  });

  it('lets a module have the id of a plugin of Backstage', () => {
    expect(explainPluginIdForm('catalog')).toBeUndefined();
    expect(explainPluginIdForm('2fa')).toBe(explainPluginId('2fa'));
  });
});
