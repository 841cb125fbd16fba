/** A configuration with which the plugin starts. */
export const config = {
  registry: {
    registry: {
      baseUrl: 'https://registry.example.com/api',
      token: 'token-for-tests',
    },
  },
};
