import type { Breakage, Plan } from '@stagecraft/generators';
import { asCallable } from '../lib/asCallable.ts';
import { formatRows, type Row } from '../lib/rows.ts';

const effects: Record<Breakage['misses'], (fields: string) => string> = {
  optional: fields =>
    `500 to requests that name ${fields}, and nothing is stored; all else works`,
  required: fields =>
    `500 to POST; GET and PATCH lack ${fields}, or get 500 although the PATCH is stored`,
  other: fields =>
    `other values for ${fields}, and their values are stored elsewhere; all else works`,
  table: () => '500 to every request',
  values: fields =>
    `null for ${fields}, or 500, where the new release leaves that out; all else works`,
  numbers: fields =>
    `texts for ${fields}, where numbers were, with PostgreSQL; all else works`,
  room: fields =>
    `400 or 409 to requests whose ${fields} the new release refuses; all else works`,
};

/**
 * What replicas answer that still run the release before, while that of a plan is
 * rolled out, and what is left to do in the release after.
 */
export function describeRollout(plan: Plan): string {
  return describeBreakages(plan) + describeContract(plan);
}

function describeBreakages(plan: Plan): string {
  const { breakages = [], steps } = plan;
  if (breakages.length === 0) {
    return '';
  }
  const rows = breakages.map(({ plural, misses, fields }): Row => [
    plural,
    effects[misses](fields.join(', ')),
  ]);
  const remedy = steps?.expand
    ? `make two releases. The first, in place of this change:\n  ${asCallable(steps.expand)}`
    : describeRemedy(breakages, plan);
  return `
On the changed database, replicas of the release before answer
${formatRows(rows).join('\n')}
To avoid that, ${remedy}
`;
}

function describeRemedy(breakages: Breakage[], { plugin }: Plan): string {
  return breakages.every(({ avoidable }) => avoidable)
    ? `roll the release out twice, first with backend.database.plugin.${plugin.id}.skipMigrations: true.`
    : 'stop them before the first replica of the new release starts.';
}

function describeContract({ steps }: Plan): string {
  return steps
    ? `${steps.expand ? '' : '\n'}The second release, when no replica of the release before is left:\n  ${asCallable(steps.contract)}\n`
    : '';
}
