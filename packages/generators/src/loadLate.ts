/**
 * Loads a package when something needs it, for not every command does and it takes a
 * while. It is loaded by Node itself, also in a test runner that has a loader of its own.
 *
 * @param name - a package that this one depends on, and that is not an ES module only
 */
export function loadLate<Package>(name: string): Package {
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(import.meta.filename)(name);
}
