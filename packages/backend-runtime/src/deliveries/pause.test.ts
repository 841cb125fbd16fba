import { pauseAfter } from './pause';

const pauses = { firstPauseMs: 1_000, longestPauseMs: 60_000 };

afterEach(() => {
  jest.restoreAllMocks();
});

it.each<[number, number[]]>([
  [0, [1_000, 2_000, 4_000, 32_000, 60_000, 60_000]],
  [0.5, [750, 1_500, 3_000, 24_000, 45_000, 45_000]],
])('doubles up to the longest, less some by chance, %d', (chance, expected) => {
  jest.spyOn(Math, 'random').mockReturnValue(chance);
  const tries = [1, 2, 3, 6, 7, 2_000];
  expect(tries.map(count => pauseAfter(count, pauses))).toEqual(expected);
});
