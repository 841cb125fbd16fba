/**
 * Does work that has to end in time. What does not heed the signal is left behind.
 *
 * @param milliseconds - how long the work may take
 * @param work - what to do; its signal is aborted when time runs out
 * @param options - `late` makes the error for that; `outer`, a signal that ends the
 *   work, too, for a reason of its own
 * @returns what the work returns
 * @throws what `late` makes, or the reason of the outer signal
 * @see https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/any_static
 */
export async function withDeadline<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  options: { late: () => Error; outer?: AbortSignal },
): Promise<Result> {
  const { late, outer } = options;
  outer?.throwIfAborted();
  // One controller: AbortSignal.timeout has a timer that tests cannot put forward, and
  // AbortSignal.any takes a tenth of a millisecond.
  const ending = new AbortController();
  const end = () => ending.abort(outer?.reason);
  outer?.addEventListener('abort', end);
  const timer = setTimeout(() => ending.abort(late()), milliseconds);
  try {
    return await Promise.race([work(ending.signal), reasonOf(ending.signal)]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}

function reasonOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
