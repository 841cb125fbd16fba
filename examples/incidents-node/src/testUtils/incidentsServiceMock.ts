import { createServiceFactory } from '@backstage/backend-plugin-api';
import { ServiceMock } from '@backstage/backend-test-utils';
import { IncidentsService } from '../incidents/IncidentsService';
import { incidentsServiceRef } from '../incidents/incidentsServiceRef';

/**
 * Stands for incidents in tests; its `factory` does so for a backend.
 *
 * @param methods - what a test needs; each other method is a mock function
 * @public
 */
export function incidentsServiceMock(
  methods: Partial<IncidentsService> = {},
): ServiceMock<IncidentsService> {
  const mock = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    pages: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
    ...methods,
  };
  const factory = createServiceFactory({
    service: incidentsServiceRef,
    deps: {},
    factory: () => mock,
  });
  return Object.assign(mock, { factory }) as ServiceMock<IncidentsService>;
}
