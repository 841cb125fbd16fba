import type { Arena } from './Arena.ts';

/** What came of a scenario. */
export interface Outcome {
  /** What was done and seen, in one line. */
  figures: string;
  /** What should not have been; without any, it passed. */
  faults: string[];
}

/** One way to attack what the kit makes. */
export interface Scenario {
  /** What is tried, as the table of docs/reference/what-was-tried.md says it. */
  what: string;
  run(arena: Arena): Promise<Outcome>;
}

/** Names what is not so. */
export const faultsOf = (...checks: [isSo: boolean, fault: string][]) =>
  checks.filter(([isSo]) => !isSo).map(([, fault]) => fault);
