/**
 * Ends a process some time after it was told to stop, whatever it still waits for: a
 * start that does not come to its end, a database that does not answer.
 *
 * @param timeoutMs - from the first signal on, in milliseconds
 * @param process - which gets the signals
 */
export function limitShutdown(
  timeoutMs: number,
  process: NodeJS.Process,
): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), timeoutMs).unref();
    });
  }
}
