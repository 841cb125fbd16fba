import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type * as ConfigLoader from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';

/**
 * Gives a plugin that runs alone, by its `dev/index.ts`, values for keys without which
 * it does not start. Whatever the configuration of the repository says, in files or in
 * the environment, goes before them.
 *
 * @example
 * ```ts
 * backend.add(
 *   developmentConfig({ costs: { ci: { secrets: ['only for tests'] } } }),
 * );
 * ```
 *
 * @param values - in the form of an app-config.yaml
 * @see https://backstage.io/docs/backend-system/core-services/root-config
 * @public
 */
export function developmentConfig(values: JsonObject): BackendFeature {
  return createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => {
      // It takes a while to load, and every test of a plugin loads this file. Jest, as
      // it is set up, cannot import late.
      const { ConfigSources, StaticConfigSource } =
        require('@backstage/config-loader') as typeof ConfigLoader;
      return ConfigSources.toConfig(
        // A later one goes before those in front of it.
        ConfigSources.merge([
          StaticConfigSource.create({
            data: values,
            context: 'developmentConfig',
          }),
          ConfigSources.default({}),
        ]),
      );
    },
  });
}
