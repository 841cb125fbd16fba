import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** What the deliveries plugin reads. */
  deliveries: {
    /** The archive that is asked. */
    archive: {
      /** The address that the paths of its API begin at. */
      baseUrl: string;
      /**
       * What the plugin shows to be let in.
       *
       * @visibility secret
       */
      token?: string;
    };
    /** The release import. */
    releaseImport?: {
      /** When it runs, and how long it may take, instead of what its code says. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** The webhook /webhooks/ci. */
    ci: {
      /**
       * What senders sign with. Any of them will do, so that they can be rotated.
       *
       * @visibility secret
       * @items.visibility secret
       */
      secrets: string[];
      /** The largest body, 1000000 unless given. */
      maxBytes?: number;
      /** How far the time of sending may be from now, 300 unless given. */
      toleranceSeconds?: number;
      /** For how many days handled deliveries are kept, 7 unless given. */
      keepDays?: number;
      /** When stored deliveries are handled, instead of what the code says. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
