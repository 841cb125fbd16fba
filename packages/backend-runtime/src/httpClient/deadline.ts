import { UpstreamError } from './UpstreamError';

/**
 * Does work that has to end in time. What does not heed the signal is left behind.
 *
 * @param milliseconds - how long the work may take
 * @param outer - a signal that ends the work, too, for a reason of its own
 * @param work - what to do
 * @returns what the work returns
 * @throws UpstreamError with 504 when time ran out, or the reason of the outer signal
 * @see https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/any_static
 */
export async function withDeadline<Result>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  // AbortSignal.timeout has a timer that tests cannot put forward.
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(
      new UpstreamError(504, new Error(`No answer after ${milliseconds} ms`)),
    );
  }, milliseconds);
  const signal = AbortSignal.any(
    outer ? [deadline.signal, outer] : [deadline.signal],
  );
  try {
    signal.throwIfAborted();
    return await Promise.race([work(signal), reasonOf(signal)]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/**
 * Waits, but no longer than until a signal comes, which is the caller's to look at.
 *
 * @param milliseconds - how long
 * @param signal - what ends the wait
 */
export function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
