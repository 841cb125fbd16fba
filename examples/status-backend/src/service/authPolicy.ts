/**
 * The paths that anybody may call; everything else needs credentials. A path opens
 * for every method, and with all that is below it.
 */
export const openPaths = [
  // Probes of load balancers have no credentials, and the answer tells nothing.
  '/health',
];
