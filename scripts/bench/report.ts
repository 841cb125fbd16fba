import { join } from 'node:path';
import { writeRegion } from '../docs/writeRegion.ts';
import { root } from '../run.ts';
import type { Measurement } from './measure.ts';

const FILE = join(root, 'docs/benchmarks.md');

/** A measurement that is finished, as it is told. */
export interface Row {
  name: string;
  how: string;
  ratio: string;
  goal: string;
  medians: [string, string];
  /** Why the goal is missed. */
  reason?: string;
  evidence?: string;
}

export async function toRow(measurement: Measurement): Promise<Row> {
  const { name, how, ratio, goal, medians, explain, evidence } = measurement;
  const isMissed =
    goal && ('most' in goal ? ratio > goal.most : ratio < goal.least);
  return {
    name,
    how,
    ratio: ratio.toFixed(2),
    goal: goal ? formatGoal(goal) : '',
    medians,
    reason: isMissed ? ((await explain?.()) ?? 'not known') : undefined,
    evidence,
  };
}

const formatGoal = (goal: NonNullable<Measurement['goal']>) =>
  'most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`;

export function printRow(row: Row): void {
  const { name, how, ratio, goal, medians, reason, evidence } = row;
  console.log(`${name} ${ratio} ${goal} (${medians.join(' against ')})`);
  if (reason) {
    console.log(`  missed: ${reason}`);
  }
  console.log(`  ${how}`);
  if (evidence) {
    console.log(evidence.replaceAll(/^/gm, '  '));
  }
}

/** Writes the table into docs/benchmarks.md, between the markers. */
export async function writeTable(rows: Row[]): Promise<void> {
  await writeRegion(FILE, 'bench', [
    '| What | Ratio | Goal | Ours | Against |',
    '| --- | --: | --: | --: | --: |',
    ...rows.map(
      ({ name, ratio, goal, medians: [ours, other] }) =>
        `| ${name} | ${ratio} | ${goal} | ${ours} | ${other} |`,
    ),
    '',
    ...rows
      .filter(({ reason }) => reason)
      .map(({ name, reason }) => `- Missed, ${name}: ${reason}.`),
    '',
    ...[...new Set(rows.map(({ how }) => how))].map(
      how =>
        `- ${rows
          .filter(row => row.how === how)
          .map(({ name }) => name)
          .join(', ')}: ${how}`,
    ),
    '',
    ...rows
      .filter(({ evidence }) => evidence)
      .flatMap(({ name, evidence }) => [
        `The plan of the ${name}:`,
        '',
        '```text',
        evidence!,
        '```',
        '',
      ]),
  ]);
}
