/** What a benchmark found. */
export interface Measurement {
  name: string;
  /** How it was measured, a sentence. */
  how: string;
  ratio: number;
  /** Without one, the ratio is only told. */
  goal?: { most: number } | { least: number };
  /** The two medians, with their unit: ours, and what it is held against. */
  medians: [string, string];
  /** Where the time goes, in figures; asked for when the goal is missed. */
  explain?(): Promise<string> | string;
  /** Shown below the table. */
  evidence?: string;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

export const seconds = (value: number) => `${value.toFixed(2)} s`;

/** How long something takes, in seconds. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Measures several things in turns, so that what else the machine does hits all of
 * them alike: a round to warm up, then rounds whose order is turned each time.
 *
 * @param sides - each measures once and resolves to its figure
 * @param limits - the most rounds, and the seconds after which none is begun; two
 *   there are always
 * @returns the median of each
 */
export async function takeTurns<Name extends string>(
  sides: Record<Name, () => Promise<number>>,
  limits: { rounds: number; seconds: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[];
  const figures = new Map(names.map(name => [name, [] as number[]]));
  for (const name of names) {
    await sides[name]();
  }
  const deadline = Date.now() + limits.seconds * 1000;
  for (let round = 0; round < limits.rounds; round++) {
    if (round >= 2 && Date.now() > deadline) {
      break;
    }
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      figures.get(name)!.push(await sides[name]());
    }
  }
  return Object.fromEntries(
    names.map(name => [name, median(figures.get(name)!)]),
  ) as Record<Name, number>;
}
