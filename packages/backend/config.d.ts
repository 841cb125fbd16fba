import { HumanDuration } from '@backstage/types';

export interface Config {
  backend?: {
    lifecycle?: {
      /**
       * How long requests may still take when the backend stops; 20 seconds unless
       * given. It begins when `serverShutdownDelay` is over. Then their connections are
       * cut, and 5 seconds later the process ends in any case.
       */
      shutdownTimeout?: HumanDuration | string;
    };
  };
}
