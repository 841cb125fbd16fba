/**
 * `describe` for tests in which somebody types. Only script(1) of util-linux, which
 * provides their terminal, has the options that they need; CI runs them on Linux.
 */
export const describeOnTerminal =
  process.platform === 'linux' ? describe : describe.skip;
