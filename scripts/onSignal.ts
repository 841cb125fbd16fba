/**
 * Does something when this process is told to end, after it has ended what it started
 * itself, so that nobody writes any more where things are removed.
 */
export function onSignal(cleanUp: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once('exit', cleanUp);
      process.exit(1);
    });
  }
}
