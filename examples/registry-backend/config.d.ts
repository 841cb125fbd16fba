export interface Config {
  /** What the registry plugin reads. */
  registry: {
    /** The registry that is asked. */
    registry: {
      /** The address that the paths of its API begin at. */
      baseUrl: string;
      /**
       * What the plugin shows to be let in.
       *
       * @visibility secret
       */
      token?: string;
    };
  };
}
