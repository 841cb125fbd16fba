const STEP = 100;
const LONGEST = 300_000;

/**
 * Lets the fake time of Jest pass until something is over, so that a test of deadlines and
 * retries takes no time. What is faked must leave out what connections need:
 * `jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })`.
 *
 * @param call - what is under way
 * @returns its value
 * @throws what it throws, or Error when it is not over after five minutes
 * @see https://jestjs.io/docs/timer-mocks
 */
export async function passTime<Value>(call: Promise<Value>): Promise<Value> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  call.then(end, end);
  for (let time = 0; !isOver; time += STEP) {
    if (time > LONGEST) {
      throw new Error(`It is not over after ${LONGEST} ms`);
    }
    await jest.advanceTimersByTimeAsync(STEP);
  }
  return call;
}
