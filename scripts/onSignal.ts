const cleanUps: (() => void)[] = [];

/**
 * Does something when this process is told to end, after it has ended what it started
 * itself, so that nobody writes any more where things are removed.
 */
export function onSignal(cleanUp: () => void): void {
  if (cleanUps.push(cleanUp) > 1) {
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: the next signal, which often comes at once, would end the cleaning up.
    process.on(signal, () => {
      process.once('exit', () => cleanUps.forEach(one => one()));
      process.exit(1);
    });
  }
}
