import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)(
  '@stagecraft/generators/package.json',
);

/** The version of the kit that renders. */
export const KIT_VERSION: string = version;
