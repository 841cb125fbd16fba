import { EventEmitter } from 'node:events';
import { limitShutdown } from './limitShutdown';

it.each(['SIGINT', 'SIGTERM'])('ends some time after %s', signal => {
  jest.useFakeTimers();
  const exit = jest.fn();
  const process = Object.assign(new EventEmitter(), { exit });
  limitShutdown(1_000, process as unknown as NodeJS.Process);

  jest.advanceTimersByTime(5_000);
  process.emit(signal);
  process.emit(signal);
  jest.advanceTimersByTime(999);
  expect(exit).not.toHaveBeenCalled();

  jest.advanceTimersByTime(1);
  expect(exit.mock.calls).toEqual([[1]]);
  jest.useRealTimers();
});
