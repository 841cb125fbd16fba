import manifest from '../package.json' with { type: 'json' };

/** The version of the kit that renders. */
export const KIT_VERSION: string = manifest.version;
