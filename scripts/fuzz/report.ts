import { answerLine, curl } from './curl.ts';
import type { Fault, Outcome } from './fuzz.ts';
import type { Side } from './Session.ts';

/** What came of a plugin, in lines. */
export function outcomeLines(
  id: string,
  outcome: Outcome,
  sides: Side[],
  seconds: number,
): string[] {
  const { requests, faults, statuses } = outcome;
  const mark = faults.length > 0 ? '✗' : '✓';
  return [
    `${mark} ${id}, ${seconds.toFixed(0)} s: ${requests} requests to each of ${sides.map(({ name }) => name).join(' and ')}, ${faults.length} faults`,
    ...[...statuses].map(
      ([operation, counts]) => `  ${operation}: ${countsOf(counts)}`,
    ),
    ...faults.flatMap(fault => faultLines(id, fault, sides)),
  ];
}

// It fails for good only after hours of attempts, of which each waits longer.
const isOutOfReach = (operation: string) => /^retry.*Delivery$/.test(operation);

/** The operations of which no request succeeded, so that little was tried. */
export function neverDone({ statuses }: Outcome): string[] {
  return [...statuses]
    .filter(([, counts]) => ![...counts.keys()].some(isSuccess))
    .map(([operation]) => operation)
    .filter(operation => !isOutOfReach(operation));
}

const isSuccess = (status: number) => status >= 200 && status < 300;

function countsOf(counts: Map<number, number>): string {
  const words = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  const hasSucceeded = [...counts.keys()].some(isSuccess);
  return [...words, ...(hasSucceeded ? [] : ['never 2xx'])].join(', ');
}

function faultLines(id: string, fault: Fault, sides: Side[]): string[] {
  const { seed, path, exchanges } = fault;
  const last = exchanges.at(-1)!;
  // The one that is at fault, or either when they differ.
  const at = Math.max(
    sides.findIndex(({ name }) => last.fault!.startsWith(`${name}:`)),
    0,
  );
  return [
    '',
    `  ${last.step.operation.id}: ${last.fault}`,
    ...exchanges.flatMap(({ step, sent, answers }) => [
      `    ${curl(sides[at].url, sent[at])}`,
      `    # as ${step.caller}: ${answerLine(answers[at])}`,
    ]),
    ...sides
      .filter((_, other) => other !== at)
      .map(({ name }) => `    # ${name}: ${answerLine(last.answers[1 - at])}`),
    `  ./yarnw fuzz ${id} --seed ${seed} --path ${path} sends it again`,
  ];
}
