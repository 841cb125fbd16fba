/**
 * Waits until all that runs side by side has ended, also when one of it fails: none may
 * outlive this process, nor go on while it clears away.
 *
 * @returns what each came to
 * @throws what the first of them that failed throws
 */
export async function together<Results extends unknown[]>(
  running: [...{ [Index in keyof Results]: Promise<Results[Index]> }],
): Promise<Results> {
  await Promise.allSettled(running);
  return Promise.all(running) as Promise<Results>;
}
