import type { Expression, Import } from '../features/contribution.ts';
import type { Dependency } from '../render/oldestRelease.ts';

/**
 * A mock with methods that people write, made by a function of a package where there is
 * one; or the entities of a mock that is a catalog.
 */
export type SeededMock =
  | { kind: 'methods'; made?: Expression; methods?: string }
  | { kind: 'entities' };

/** A service of the backend that the code of a plugin can ask for. */
export interface Service {
  /** How it is named in answers and blueprints, and its variable in plugin.ts. */
  name: string;
  /** What it is for, as the end of a sentence. */
  purpose: string;
  /** The service that plugin.ts makes it of, when it is none itself. */
  madeOf?: string;
  /** Its reference in the dependencies of plugin.ts. */
  ref: Expression;
  type: Expression;
  /** What stands for it in a test; some need nothing imported. */
  mock: { expression: string; imports: Import[] };
  /**
   * What people say of it for tests, in a file that is seeded; left out where what
   * `startTestBackend` brings will do.
   */
  seeded?: SeededMock;
  /** The version of @backstage/backend-plugin-api that brought it, after the oldest. */
  since?: string;
  /** What a plugin depends on for it, beside what every plugin does. */
  dependencies: Dependency[];
}

const PLUGIN_API = '@backstage/backend-plugin-api';

const coreServices: Import = { name: 'coreServices', from: PLUGIN_API };

const mockServices: Import = {
  name: 'mockServices',
  from: '@backstage/backend-test-utils',
};

/** One of `mockServices` that answers like the service itself. */
export const fake = (name: string): Service['mock'] => ({
  expression: `mockServices.${name}()`,
  imports: [mockServices],
});

/** One of `mockServices` whose methods are mocks of Jest. */
export const mock = (name: string): Service['mock'] => ({
  expression: `mockServices.${name}.mock()`,
  imports: [mockServices],
});

/** A type by its name. */
export const typed = (name: string, from: string): Expression => ({
  expression: name,
  import: { name, from },
});

/** One of `coreServices`. */
export function core(
  name: string,
  purpose: string,
  mocked: Service['mock'] = mock(name),
): Service {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Service`;
  return {
    name,
    purpose,
    ref: { expression: `coreServices.${name}`, import: coreServices },
    type: typed(type, PLUGIN_API),
    mock: mocked,
    dependencies: [],
  };
}
