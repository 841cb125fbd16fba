import { label } from '../blueprint/names.ts';
import type { Contribution, Import } from '../features/contribution.ts';
import { sortedImports } from '../render/imports.ts';
import { loadTemplates } from '../render/templates.ts';
import { findService } from './index.ts';
import type { SeededMock, Service } from './service.ts';

const render = loadTemplates('services/templates');

const FOLDER = '__testUtils__';
const ENTITIES = 'catalogEntities';
const mockName = (name: string) => `${name}Mock`;

/** Whether people say what stands in tests for a service of Backstage. */
export const isSeeded = (name: string): boolean =>
  findService(name).seeded !== undefined;

/** A service whose mock is what people say of it. */
export function withSeededMock(service: Service): Service {
  const { name, mock, seeded } = service;
  if (!seeded) {
    return service;
  }
  const beside = (file: string): Import => ({
    name: file,
    from: `../${FOLDER}/${file}`,
  });
  return {
    ...service,
    mock:
      seeded.kind === 'entities'
        ? {
            expression: `catalogServiceMock({ entities: ${ENTITIES} })`,
            imports: [...mock.imports, beside(ENTITIES)],
          }
        : {
            expression: `${mockName(name)}()`,
            imports: [beside(mockName(name))],
          },
  };
}

/** The slots of a contribution by which tests of the whole plugin have these mocks. */
export function seededMockSlots(
  services: Service[],
): Pick<Contribution, 'seeds' | 'testEntities' | 'testFeatures'> {
  const slots = services.flatMap(service =>
    service.seeded ? [slotsOf(service, service.seeded)] : [],
  );
  return {
    seeds: Object.assign({}, ...slots.map(one => one.seeds)),
    testEntities: slots.flatMap(one => one.testEntities ?? []),
    testFeatures: slots.flatMap(one => one.testFeatures ?? []),
  };
}

function slotsOf(service: Service, seeded: SeededMock): Partial<Contribution> {
  const isCatalog = seeded.kind === 'entities';
  const file = isCatalog ? ENTITIES : mockName(service.name);
  const own = { name: file, from: `./${FOLDER}/${file}` };
  const path = `src/${FOLDER}/${file}.ts`;
  return isCatalog
    ? {
        seeds: { [path]: render('entities.ts', {}) },
        testEntities: [{ ...own, isList: true }],
      }
    : {
        seeds: { [path]: render('mock.ts', mockModel(service, seeded)) },
        testFeatures: [{ expression: `${file}().factory`, import: own }],
      };
}

function mockModel(
  { name, ref, type }: Service,
  { made, methods }: Extract<SeededMock, { kind: 'methods' }>,
) {
  return {
    name,
    label: label(name),
    made: made?.expression,
    methods,
    ref: ref.expression,
    type: type.expression,
    imports: sortedImports(
      made
        ? [made.import]
        : [
            {
              name: 'createServiceFactory',
              from: '@backstage/backend-plugin-api',
            },
            { name: 'ServiceMock', from: '@backstage/backend-test-utils' },
            type.import,
            ref.import,
          ],
    ),
  };
}
