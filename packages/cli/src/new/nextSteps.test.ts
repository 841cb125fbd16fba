import { nextSteps } from './nextSteps.ts';

const plugin = {
  folder: 'plugins/deployments-backend',
  name: '@internal/plugin-deployments-backend',
  role: 'backend-plugin',
  pluginId: 'deployments',
  scripts: { test: 'backstage-cli package test' },
  servesHealth: true,
  needsConfig: false,
};

describe('nextSteps', () => {
  it('says how to start, try and test a backend plugin', () => {
    expect(nextSteps(plugin, false)).toBe(`
plugins/deployments-backend is ready: @internal/plugin-deployments-backend
  Start  yarn start   (serves http://localhost:7007)
  Try    curl http://localhost:7007/api/deployments/health
  Test   yarn workspace @internal/plugin-deployments-backend test
`);
  });

  it('shows no curl that would fail, and begins with what was skipped', () => {
    expect(nextSteps({ ...plugin, servesHealth: false }, true)).toBe(`
plugins/deployments-backend is there, not installed and not linted: @internal/plugin-deployments-backend
  Install  yarn install
  Start    yarn start   (serves http://localhost:7007)
  Test     yarn workspace @internal/plugin-deployments-backend test
`);
  });

  it('says where it stands what the plugin has to be told', () => {
    expect(nextSteps({ ...plugin, needsConfig: true }, false)).toContain(
      '  Config  in app-config.yaml, as plugins/deployments-backend/README.md says under "Install"\n',
    );
  });

  it('names what was made beside it', () => {
    const common = {
      ...plugin,
      folder: 'plugins/deployments-common',
      name: '@internal/plugin-deployments-common',
      role: 'common-library',
    };
    expect(nextSteps(plugin, false, [common])).toContain(`
plugins/deployments-backend is ready: @internal/plugin-deployments-backend
plugins/deployments-common is ready: @internal/plugin-deployments-common
  Start  yarn start`);
  });

  it('promises nothing that a package does not have', () => {
    expect(nextSteps({ ...plugin, role: 'node-library', scripts: {} }, false))
      .toBe(`
plugins/deployments-backend is ready: @internal/plugin-deployments-backend
`);
  });
});
