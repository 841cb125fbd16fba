import { missingOptions, packageFolder } from './roles.ts';

const options = { pluginId: 'p', moduleId: 'm', name: 'n' };

describe('packageFolder', () => {
  it.each([
    ['node-library', 'packages/n'],
    ['cli-module', 'packages/cli-module-n'],
    ['plugin-web-library', 'plugins/p-react'],
    ['plugin-node-library', 'plugins/p-node'],
    ['plugin-common-library', 'plugins/p-common'],
    ['frontend-plugin', 'plugins/p'],
    ['frontend-plugin-module', 'plugins/p-module-m'],
    ['backend-plugin', 'plugins/p-backend'],
    ['backend-plugin-module', 'plugins/p-backend-module-m'],
  ])('of %s is %s', (role, folder) => {
    expect(packageFolder(role, options)).toBe(folder);
  });

  it('is open while an option is missing, or for a role of a later version', () => {
    expect(packageFolder('backend-plugin', {})).toBeUndefined();
    expect(packageFolder('of-tomorrow', options)).toBeUndefined();
    expect(missingOptions('of-tomorrow', {})).toEqual([]);
  });
});
