import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeRegion } from '../docs/writeRegion.ts';
import { root } from '../run.ts';
import type { Outcome } from './scenario.ts';

const FILE = join(root, 'docs/reference/what-was-tried.md');

/** What came of a scenario, and of which. */
export interface Result extends Outcome {
  name: string;
  what: string;
  seconds: number;
}

export function printResult({ name, seconds, figures, faults }: Result): void {
  const mark = faults.length > 0 ? '✗' : '✓';
  console.log(`${mark} ${name}, ${Math.round(seconds)} s: ${figures}`);
  for (const fault of faults) {
    console.log(fault.replaceAll(/^/gm, '  '));
  }
}

/** Writes the table into the page, between its markers. */
export async function writeTable(results: Result[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await writeRegion(FILE, 'torture', [
    `Measured on ${day}, on ${availableParallelism()} cores.`,
    '',
    '| Repeat by `./yarnw torture …` | What is tried | What came of it |',
    '| --- | --- | --- |',
    ...results.map(
      ({ name, what, figures }) => `| \`${name}\` | ${what} | ${figures} |`,
    ),
  ]);
}
