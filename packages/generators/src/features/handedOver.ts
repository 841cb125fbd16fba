import { packagesFirst, sortedImports } from '../render/imports.ts';
import { servicesOf, type Asked } from '../services/asked.ts';
import type { Import } from './contribution.ts';

const testDatabases: Import = {
  name: 'createTestDatabases',
  from: '@stagecraft/backend-testkit',
};

/**
 * What code by hand gets that something else calls than a request, as templates say it:
 * the services that it asks for, and a logger.
 *
 * @param entry - what it asks for
 * @param wiring - the services with which it is wired, whatever it asks for
 */
export function handedOver(entry: Asked, wiring: string[]) {
  const withAll = (more: string[]) =>
    servicesOf({
      ...entry,
      services: [...new Set([...entry.services, ...more])],
    });
  const given = withAll(['logger']);
  const wired = withAll(wiring);
  const usesKnex = entry.services.includes('knex');
  const mocks = (all: typeof given) => all.flatMap(({ mock }) => mock.imports);
  return {
    given,
    others: given.filter(({ name }) => name !== 'logger'),
    wired,
    // What the tests of the wiring make by themselves is left out.
    plain: given
      .filter(({ name }) => !wiring.includes(name))
      .map(({ name, mock }) => ({
        name,
        expression: mock.expression.replace('databaseId', "'SQLITE_3'"),
      })),
    usesKnex,
    givenTypes: sortedImports(given.map(({ type }) => type.import)),
    wiredTypes: wired.map(({ type }) => type.import),
    givenMocks: packagesFirst([
      ...mocks(given),
      ...(usesKnex ? [testDatabases] : []),
    ]),
    wiredMocks: mocks(wired),
    testDatabases,
  };
}
