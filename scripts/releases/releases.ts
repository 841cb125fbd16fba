/** How a repository of a release comes to be. */
export interface Release {
  /** Version of create-app that made apps of it. */
  createApp: string;
  /** Version of Node, one that those apps name in their `engines`. */
  node: string;
  /** Versions of packages to take instead of its own, which registries may lack. */
  instead?: Record<string, string>;
}

/**
 * What is tried: the oldest release that the kit says it works with, the newest, and
 * those between that changed what the kit builds on. The first has the lowest Node that
 * the kit runs on.
 */
export const releases: Record<string, Release> = {
  '1.41': { createApp: '0.7.1', node: '22.17.0' },
  '1.46': { createApp: '0.7.7', node: '22.23.0' },
  '1.49': { createApp: '0.8.0', node: '24.18.0' },
  '1.52': {
    createApp: '0.8.4',
    node: '24.18.0',
    // The next that is everywhere is of a release whose plugin API is another.
    instead: {
      '@backstage/plugin-auth-backend-module-guest-provider': '0.2.18',
    },
  },
  '1.55': { createApp: '0.9.2', node: '24.18.0' },
};
