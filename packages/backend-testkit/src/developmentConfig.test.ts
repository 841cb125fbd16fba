import { coreServices } from '@backstage/backend-plugin-api';
import { ServiceFactoryTester } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { developmentConfig } from './developmentConfig.ts';

// How the environment says `costs.ci.keepDays`.
const VARIABLE = 'APP_CONFIG_costs_ci_keepDays';

const read = async (values: JsonObject) => {
  const factory = developmentConfig(values) as Parameters<
    typeof ServiceFactoryTester.from
  >[0];
  const config = await ServiceFactoryTester.from(factory).getSubject();
  return config as typeof coreServices.rootConfig.T;
};

afterEach(() => {
  delete process.env[VARIABLE];
});

it('stands behind what the repository and the environment say', async () => {
  process.env[VARIABLE] = '3';
  const config = await read({
    backend: { database: { client: 'only for tests' } },
    costs: { ci: { keepDays: 7, secrets: ['only for tests'] } },
  });

  expect(config.get('costs.ci')).toEqual({
    keepDays: 3,
    secrets: ['only for tests'],
  });
  // As the app-config.yaml of this repository says.
  expect(config.get('backend.database.client')).toBe('better-sqlite3');
});
