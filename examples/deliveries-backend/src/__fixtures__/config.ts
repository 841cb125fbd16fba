/** A configuration with which the plugin starts. */
export const config = {
  deliveries: {
    archive: {
      baseUrl: 'https://archive.example.com/api',
      token: 'token-for-tests',
    },
    releaseImport: {
      schedule: { frequency: { trigger: 'manual' }, timeout: 'PT1M' },
    },
    ci: {
      secrets: ['whsec_b25seSBmb3IgdGVzdHM='],
      // Nothing is handled in tests by itself.
      schedule: { frequency: { trigger: 'manual' }, timeout: 'PT1M' },
    },
  },
};
