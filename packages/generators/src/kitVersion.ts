import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)(
  '@stagecraft/generators/package.json',
);

/**
 * The version of the kit that renders.
 *
 * @see {@link Blueprint}, which names the one that rendered last
 */
export const KIT_VERSION: string = version;
