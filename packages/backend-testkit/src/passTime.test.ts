import { passTime } from './passTime.ts';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

const after = (ms: number) =>
  new Promise<number>(resolve => {
    setTimeout(() => resolve(ms), ms);
  });

it('gives what comes after a long time at once', async () => {
  expect(await passTime(after(120_000))).toBe(120_000);
});

it('throws what is thrown', async () => {
  const call = after(1_000).then(() => {
    throw new Error('late');
  });
  await expect(passTime(call)).rejects.toThrow('late');
});

it('does not wait for ever', async () => {
  await expect(passTime(new Promise(() => {}))).rejects.toThrow(
    'It is not over after 300000 ms',
  );
});
