import module from 'node:module';

// The generators are TypeScript, which Node would strip of types each time. A Node that
// has no such cache cannot read them at all, as is said below.
module.enableCompileCache?.();

// Registers the generators of packages/cli with plop. plop itself would go on, and exit
// with 0, when this file throws.
export default async plop => {
  try {
    const { registerGenerators } = await import('@stagecraft/cli/plop');
    await registerGenerators(plop);
  } catch (error) {
    console.error(
      error.code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? `Node ${process.version} cannot read TypeScript; use ./yarnw, or Node 22.18 or later`
        : error,
    );
    process.exit(1);
  }
};
