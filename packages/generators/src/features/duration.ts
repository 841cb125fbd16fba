// Milliseconds of each part of a duration, in the order in which they are written.
const UNITS = {
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};
const DURATION =
  /^P(?=\d|T\d)(?:(?<weeks>\d{1,6})W)?(?:(?<days>\d{1,6})D)?(?:T(?=\d)(?:(?<hours>\d{1,6})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,6})S)?)?$/;

type Duration = Partial<Record<keyof typeof UNITS, number>>;

/** A duration that is good, as the scheduler takes it, in TypeScript. */
export function durationCode(text: string): string {
  const parts = Object.entries(parse(text)!).map(
    ([unit, count]) => `${unit}: ${count}`,
  );
  return `{ ${parts.join(', ')} }`;
}

/** How long a duration of ISO 8601 is; 0 for what is none. */
export function milliseconds(text: string): number {
  return Object.entries(parse(text) ?? {}).reduce(
    (sum, [unit, count]) => sum + count * UNITS[unit as keyof Duration],
    0,
  );
}

function parse(text: string): Duration | undefined {
  const groups = DURATION.exec(text)?.groups;
  return (
    groups &&
    Object.fromEntries(
      Object.entries(groups)
        .filter(([, digits]) => Number(digits) > 0)
        .map(([unit, digits]) => [unit, Number(digits)]),
    )
  );
}
