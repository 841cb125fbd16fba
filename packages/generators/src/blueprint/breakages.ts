import type { Blueprint, ResourceEntry } from './blueprint.ts';
import { currentFields } from './history.ts';
import { kebabCase } from './names.ts';
import { parseFields } from '../fields/grammar.ts';

/**
 * What replicas of before fail at: those that run the code of the old blueprint on the
 * tables of the new one, as during a rollout.
 *
 * @see `failing`, which names the operations
 */
export interface Breakage {
  /** The resource, in the plural, such as `incidents`; or a webhook, as `webhooks/ci`. */
  plural: string;
  /**
   * What it misses. `optional` or `required`: columns, since the fields were removed or
   * renamed. `table`: all of it.
   */
  misses: 'optional' | 'required' | 'table';
  /** The fields whose columns are gone, by their old names. */
  fields: string[];
  /**
   * Whether rolling the release out twice avoids it, the first time without its
   * migrations, because the new code does without the columns as well as with them.
   */
  avoidable: boolean;
}

/** What a replica does with a resource; `it` is the field whose column is gone. */
export const operations = [
  'start',
  'list',
  'list by it',
  'get',
  'create',
  'create with it',
  'patch',
  'patch it',
  'delete',
] as const;

export type Operation = (typeof operations)[number];

const named: Operation[] = ['list by it', 'create with it', 'patch it'];

/** The operations that do not go on working as before. */
export const failing: Record<Breakage['misses'], Operation[]> = {
  optional: named,
  // Answers lack what the code of before promises, or are none.
  required: [...named, 'list', 'get', 'create', 'patch'],
  table: operations.filter(operation => operation !== 'start'),
};

/**
 * Finds out what a change of a plugin breaks for the replicas that still run the code of
 * before. What is added breaks nothing: it is optional, or has a default, or it is a
 * table of its own.
 */
export function findBreakages(from: Blueprint, to: Blueprint): Breakage[] {
  return [...missedRows(from, to), ...missedDeliveries(from, to)];
}

function missedRows(from: Blueprint, to: Blueprint): Breakage[] {
  return from.resources.flatMap(before => {
    const isSame = (other: ResourceEntry) =>
      other.plural === before.plural && other.addedAt === before.addedAt;
    const after = to.resources.find(isSame);
    if (after) {
      return missedColumns(before, after);
    }
    const { plural } = before;
    // A resource that leaves nothing behind was never in a release.
    return to.removed?.some(isSame)
      ? [{ plural, misses: 'table', fields: [], avoidable: true }]
      : [];
  });
}

function missedDeliveries(from: Blueprint, to: Blueprint): Breakage[] {
  const { features = [] } = from;
  const { removedFeatures = [] } = to;
  const isGone = ({ name, addedAt }: { name: string; addedAt: string }) =>
    removedFeatures.some(
      other => other.name === name && other.addedAt === addedAt,
    );
  return features
    .filter(entry => entry.feature === 'webhook')
    .filter(isGone)
    .map(({ name }) => ({
      plural: `webhooks/${kebabCase(name)}`,
      misses: 'table',
      fields: [],
      avoidable: true,
    }));
}

function missedColumns(
  before: ResourceEntry,
  after: ResourceEntry,
): Breakage[] {
  const known = new Set(before.changes?.map(({ addedAt }) => addedAt));
  const changes = (after.changes ?? []).filter(
    ({ addedAt }) => !known.has(addedAt),
  );
  const renamed = changes.flatMap(({ rename = {} }) => Object.keys(rename));
  const removed = changes.flatMap(({ remove = [] }) => remove);
  const gone = parseFields(currentFields(before)).filter(({ name }) =>
    [...renamed, ...removed].includes(name),
  );
  return (['required', 'optional'] as const).flatMap(misses => {
    const fields = gone
      .filter(({ optional }) => optional === (misses === 'optional'))
      .map(({ name }) => name);
    const avoidable =
      misses === 'optional' && !fields.some(name => renamed.includes(name));
    return fields.length > 0
      ? [{ plural: before.plural, misses, fields, avoidable }]
      : [];
  });
}
