import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { IncidentsClient } from './IncidentsClient';
import { IncidentsService } from './IncidentsService';

/**
 * The incidents of the plugin incidents, for other backend plugins.
 *
 * @public
 */
export const incidentsServiceRef = createServiceRef<IncidentsService>({
  id: 'incidents.incidents',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      factory: deps => new IncidentsClient(deps),
    }),
});
